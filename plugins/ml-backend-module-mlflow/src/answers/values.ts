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

/**
 * A list of which those items that have an unknown form are left out and counted, so that one does not cost the others.
 * What no item is as expected is another list.
 */
export function listOfReadable<T extends z.ZodType>(item: T) {
  return z
    .array(z.unknown())
    .nullish()
    .transform((all, context) => {
      const items: z.output<T>[] = [];
      let unread: { at: number; issue: z.core.$ZodIssue } | undefined;
      for (const [at, one] of (all ?? []).entries()) {
        const read = item.safeParse(one);
        if (read.success) items.push(read.data);
        else unread ??= { at, issue: read.error.issues[0] };
      }
      if (unread && items.length === 0) {
        const { at, issue } = unread;
        context.issues.push({
          code: 'custom',
          message: issue.message,
          path: [at, ...issue.path],
          input: all,
        });
      }
      return { items, leftOut: (all ?? []).length - items.length };
    });
}

/** Text; MLflow writes an empty one for none. */
export const optionalText = z
  .string()
  .nullish()
  .transform(text => text || undefined);

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
