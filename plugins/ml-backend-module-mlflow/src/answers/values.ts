import { z } from 'zod';

/** Longest value of a tag or parameter that is kept, in characters. MLflow's own bound is 8,000. */
export const MAX_VALUE_LENGTH = 10_000;

/** An integer; protobuf's JSON may write 64-bit ones as strings. */
export const integer = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,19}$/)
    .transform(Number),
]);

/** A metric's value; JSON has no NaN and no infinity, so MLflow writes them as strings. */
export const metricValue = z.union([
  z.number(),
  z.enum(['NaN', 'Infinity', '-Infinity']).transform(Number),
]);

/** A list; MLflow leaves empty ones out. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform(items => items ?? []);
}

/** Text; MLflow writes an empty one for none. */
export const optionalText = z
  .string()
  .nullish()
  .transform(text => text || undefined);

/** A version; MLflow writes it as text, others with its API as a number. */
export const versionName = z.union([z.string(), z.number().transform(String)]);

/** `[{key, value}]` as a record. Values that are too long are cut. */
export const keyValues = listOf(
  z.object({
    key: z.string(),
    value: z
      .string()
      .nullish()
      .transform(value => cut(value ?? '')),
  }),
).transform(items =>
  Object.fromEntries(items.map(({ key, value }) => [key, value])),
);

/** Where the next page begins. */
export const pageToken = optionalText;

function cut(value: string) {
  return value.length > MAX_VALUE_LENGTH
    ? `${value.slice(0, MAX_VALUE_LENGTH - 1)}…`
    : value;
}
