import { InputError } from '@backstage/errors';

/**
 * A string in MLflow's search grammar, which knows no escapes. Throws `InputError` for text with both kinds of quotes.
 */
export function quoteValue(value: string): string {
  if (!value.includes("'")) {
    return `'${value}'`;
  }
  if (!value.includes('"')) {
    return `"${value}"`;
  }
  throw new InputError(
    'MLflow cannot search for text that has both single and double quotes',
  );
}

/** A key in MLflow's search grammar. Throws `InputError` for a key with a backtick. */
export function quoteKey(key: string): string {
  if (key.includes('`')) {
    throw new InputError('MLflow cannot search for a key that has a backtick');
  }
  return `\`${key}\``;
}
