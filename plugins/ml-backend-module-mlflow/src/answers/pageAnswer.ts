import type { LeftOut, Page, PageRequest } from '@slipway/plugin-ml-node';
import { z } from 'zod';
import { listOf, optionalText } from './values';

/** Items of one page that are left out and told of by name. */
const MOST_TOLD = 50;

const anything = listOf(z.unknown());

/** In the words of the form, which has none of the answer's values. */
const whyOf = ({ path, message }: z.core.$ZodIssue): string =>
  path.length > 0
    ? `It has an unknown form at ${path.join('.')}: ${message}`
    : `It has an unknown form: ${message}`;

/**
 * Answer of a search that gives a list page by page. Items of an unknown form are left out and counted, so that one does
 * not cost the others; `name` reads of them what they are called. A list that begins with nothing as expected is another list, unless one item was asked for and more
 * follow.
 */
export function pageAnswer<T>(
  list: string,
  { item, name }: { item: z.ZodType<T>; name: z.ZodType<string> },
  { cursor, limit }: PageRequest,
) {
  return z
    .looseObject({ next_page_token: optionalText })
    .transform((answer, context): Page<T> => {
      const { next_page_token: nextCursor, [list]: given } = answer;
      const all = anything.safeParse(given);
      const reads = (all.data ?? []).map(one => ({
        ...item.safeParse(one),
        one,
      }));
      const items = reads.flatMap(({ data }) => data ?? []);
      const strange = reads.filter(({ success }) => !success);
      const isPartOfList = cursor !== undefined || (limit === 1 && nextCursor);
      const unread = reads.findIndex(({ success }) => !success);
      const issue =
        items.length === 0 && !isPartOfList
          ? reads[unread]?.error?.issues[0]
          : undefined;
      if (all.error) refuse(all.error.issues[0], [list]);
      else if (issue) refuse(issue, [list, unread]);
      if (strange.length === 0) return { items, nextCursor };
      return {
        items,
        nextCursor,
        leftOut: strange.length,
        whyLeftOut: strange.slice(0, MOST_TOLD).map(
          ({ one, error }): LeftOut => ({
            name: name.safeParse(one).data,
            why: error ? whyOf(error.issues[0]) : 'It has an unknown form',
          }),
        ),
      };

      function refuse({ message, path }: z.core.$ZodIssue, at: PropertyKey[]) {
        context.issues.push({
          code: 'custom',
          message,
          path: [...at, ...path],
          input: given,
        });
      }
    });
}
