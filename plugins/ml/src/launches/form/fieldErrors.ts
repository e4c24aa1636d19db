import { messageOf } from '../../design';

/** What a refused form said: at which fields, and what belongs to none of them. */
export type FieldErrors = { fields: Record<string, string>; general?: string };

/** The HTTP status of an API error, where it has one. */
export const statusOf = (error: Error): number | undefined =>
  'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;

const FIELD =
  /^[`'"(]?(?:request\/)?(?:\/?body[./])?((?:parameters|resources)[./][\w.-]*\w|parameters|resources|model|version|environment|mode|pipeline|reason|supersedes)(?=[\s`'":,]|$)/;

/**
 * Finds the fields in an error of the API: its messages name the field first (`parameters.epochs: must be >= 1`). A
 * failure of the server, or a message that names no field of the form, stays general.
 */
export const fieldErrorsOf = (error: Error): FieldErrors => {
  const message = messageOf(error);
  const status = statusOf(error);
  if (status === undefined || status < 400 || status >= 500)
    return { fields: {}, general: message };
  const fields: Record<string, string> = {};
  const general: string[] = [];
  let last: string | undefined;
  for (const part of message.split(/;\s+|\n/)) {
    const field = FIELD.exec(part)?.[1].replace('/', '.');
    if (field) {
      last = field;
      fields[field] = fields[field] ? `${fields[field]}; ${part}` : part;
    } else if (last) fields[last] += `; ${part}`;
    else general.push(part);
  }
  return {
    fields,
    general: general.length > 0 ? general.join('; ') : undefined,
  };
};

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
