import { useApi } from '@backstage/frontend-plugin-api';
import { mlApiRef } from '../api';
import type { Rest } from '../design';
import { useMlPages, type PagedReading } from './useMlPages';

/** Most rows that the API gives in one page. */
const MOST_AT_ONCE = 200;

/**
 * A list that is read page by page, and the rest of it for a file: read on from the last page on screen, in larger ones
 * that are not kept, so that nothing is read twice and the list on screen stays as short as it is.
 */
export function useMlList<P extends { nextCursor?: string }>(
  reading: PagedReading<P>,
) {
  const api = useApi(mlApiRef);
  const read = useMlPages(reading);
  const rest: Rest<P> = {
    cursor: read.data?.pages.at(-1)?.nextCursor,
    isWaiting: read.isPlaceholderData,
    read: (cursor, signal) =>
      reading.read(api, { limit: MOST_AT_ONCE, cursor }, signal),
  };
  return { read, rest };
}
