import { useApi } from '@backstage/frontend-plugin-api';
import {
  useInfiniteQuery,
  type InfiniteData,
  type QueryKey,
} from '@tanstack/react-query';
import { mlApiRef, type MlApi } from '../api';
import { untilRead } from './untilRead';
import {
  isSameSubject,
  pagesIn,
  queryKey,
  type Lasting,
  type ReadingKey,
} from './reading';

/** Which page of a list, and how many rows of it; the first one, and as many as the API gives, where it is not said. */
export type PageAt = { cursor?: string; limit?: number };

/** A reading that comes in pages. */
export type PagedReading<P> = Lasting & {
  key: ReadingKey;
  read: (api: MlApi, page: PageAt, signal: AbortSignal) => Promise<P>;
  /** Rows of a page on screen. */
  limit?: number;
  enabled?: boolean;
  /**
   * Reads again what is shown this often (milliseconds) while it is one page, less often the more there are; given the
   * pages, so that it can read more often while something moves.
   */
  again?: number | ((pages: P[]) => number);
};

/** Reads a list page by page: `data.pages`, `hasNextPage`, `fetchNextPage()`. */
export function useMlPages<P extends { nextCursor?: string }>(
  reading: PagedReading<P>,
) {
  const api = useApi(mlApiRef);
  return useInfiniteQuery<
    P,
    Error,
    InfiniteData<P, string | undefined>,
    QueryKey,
    string | undefined
  >({
    queryKey: queryKey(reading.key, reading),
    queryFn: ({ pageParam, signal }) =>
      reading.read(api, { limit: reading.limit, cursor: pageParam }, signal),
    initialPageParam: undefined,
    getNextPageParam: last => last.nextCursor,
    enabled: reading.enabled,
    placeholderData: (previous, query) =>
      isSameSubject(query?.queryKey, reading.key) ? previous : undefined,
    // All pages are read again, so a long list is read less often.
    refetchInterval: query => {
      const { again } = reading;
      const { data } = query.state;
      const interval =
        typeof again === 'function' ? again(data?.pages ?? []) : again;
      return interval ? interval * pagesIn(data) : untilRead(query);
    },
  });
}
