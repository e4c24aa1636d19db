import { messageOf } from '../../design';

/** What a refused form said: at which fields, and what belongs to none of them. */
export type FieldErrors = { fields: Record<string, string>; general?: string };

const FIELD =
  /(?:^|[\s`'"(])(?:\/?body[./])?((?:parameters|resources)[./][\w-]+|parameters|model|version|environment|mode|pipeline|reason|supersedes)(?=[\s`'":,]|$)/;

/**
 * Finds the field in an error of the API: its messages name the field first (`parameters.epochs must be >= 1`). An
 * error of another kind, or one that names no field of the form, stays general.
 */
export const fieldErrorsOf = (error: Error): FieldErrors => {
  const message = messageOf(error);
  const status = statusOf(error);
  if (status !== undefined && status !== 400 && status !== 422)
    return { fields: {}, general: message };
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const part of message.split(/;\s+|\n/)) {
    const field = FIELD.exec(part)?.[1].replace('/', '.');
    if (field && !(field in fields)) fields[field] = part;
    else if (part) rest.push(part);
  }
  return { fields, general: rest.length > 0 ? rest.join('; ') : undefined };
};

/** The HTTP status of an API error, where it has one. */
export const statusOf = (error: Error): number | undefined =>
  'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;

/** The errors of one group, by the name inside it: `parameters.epochs` as `epochs`. */
export const errorsWithin = (
  group: 'parameters' | 'resources',
  { fields }: FieldErrors,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([field]) => field.startsWith(`${group}.`))
      .map(([field, message]) => [field.slice(group.length + 1), message]),
  );
