import { InputError } from '@backstage/errors';

/** Where a page of a list ended: the values of its sort columns, then its key. */
export type CursorValues = readonly (string | number)[];

/** An opaque cursor. */
export const encodeCursor = (values: CursorValues): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** No list holds a text with a zero character, which PostgreSQL refuses. */
const isValue = (value: unknown): value is string | number =>
  typeof value === 'string' ? !value.includes('\0') : typeof value === 'number';

/** Reads a cursor of `length` values. Throws `InputError` for one that this list has not given out. */
export function decodeCursor(cursor: string, length: number): CursorValues {
  const refusal = new InputError(
    'cursor: not one of this list; start again without a cursor',
  );
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refusal;
  }
  if (!Array.isArray(values) || values.length !== length) throw refusal;
  const known = values.filter(isValue);
  if (known.length !== length) throw refusal;
  return known;
}
