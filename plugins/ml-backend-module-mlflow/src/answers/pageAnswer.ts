import type { Page, PageRequest } from '@slipway/plugin-ml-node';
import { z } from 'zod';
import { listOf, optionalText } from './values';

const anything = listOf(z.unknown());

/**
 * Answer of a search that gives a list page by page. Items of an unknown form are left out and counted, so that one does
 * not cost the others. A list that begins with nothing as expected is another list, unless one item was asked for and more
 * follow.
 */
export function pageAnswer<T>(
  list: string,
  item: z.ZodType<T>,
  { cursor, limit }: PageRequest,
) {
  return z
    .looseObject({ next_page_token: optionalText })
    .transform((answer, context): Page<T> => {
      const { next_page_token: nextCursor, [list]: given } = answer;
      const all = anything.safeParse(given);
      const reads = (all.data ?? []).map(one => item.safeParse(one));
      const items = reads.flatMap(({ data }) => data ?? []);
      const leftOut = reads.length - items.length;
      const isPartOfList = cursor !== undefined || (limit === 1 && nextCursor);
      const unread = reads.findIndex(({ success }) => !success);
      const issue =
        items.length === 0 && !isPartOfList
          ? reads[unread]?.error?.issues[0]
          : undefined;
      if (all.error) refuse(all.error.issues[0], [list]);
      else if (issue) refuse(issue, [list, unread]);
      return { items, nextCursor, ...(leftOut ? { leftOut } : {}) };

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
