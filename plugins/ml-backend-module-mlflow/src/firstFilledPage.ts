import { ServiceUnavailableError } from '@backstage/errors';
import type {
  ConditionalPage,
  ConditionalRequest,
} from '@slipway/plugin-ml-node';

/** Most pages that are read for one: a page can be empty once the prompts are taken out. */
const MAX_EMPTY_PAGES = 20;

/**
 * Reads on while pages are empty: prompts are taken out, and some servers give empty pages before full ones. Only a page
 * that is the first answer has an `etag`, and none of which items were left out is passed.
 */
export async function firstFilledPage<T>(
  { cursor: from, ifNoneMatch }: ConditionalRequest,
  read: (cursor?: string, ifNoneMatch?: string) => Promise<ConditionalPage<T>>,
): Promise<ConditionalPage<T>> {
  let cursor = from;
  for (let page = 0; ; page += 1) {
    const found = await read(cursor, page === 0 ? ifNoneMatch : undefined);
    const { etag: _, ...shown } = found;
    const { items, nextCursor, leftOut } = shown;
    const isEmpty = items.length === 0 && !leftOut;
    if (!isEmpty || !nextCursor || page === MAX_EMPTY_PAGES) {
      return page === 0 ? found : shown;
    }
    if (nextCursor === cursor) {
      throw new ServiceUnavailableError(
        'MLflow gives the same empty page again and again; look at its version',
      );
    }
    cursor = nextCursor;
  }
}
