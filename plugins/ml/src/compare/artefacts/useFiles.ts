import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ArtefactEntry,
  ArtefactPage,
  Run,
} from '@slipway/plugin-ml-common';
import { useQueries } from '@tanstack/react-query';
import { mlApiRef } from '../../api';
import { queryKey, untilRead } from '../../query';

/** The most that the API gives at once. */
const PAGE = 200;
const MOST_PAGES = 3;

/** Most entries of a folder that are listed of each run. */
export const MOST_FILES = MOST_PAGES * PAGE;

/** What a folder holds in any of the runs, folders first. */
export type Files = {
  entries: ArtefactEntry[];
  isLoading: boolean;
  /** How many runs have more in the folder than is listed. */
  cut: number;
  /** Of the runs whose files could not be read. */
  error: Error | null;
  /** How many runs these are. */
  unread: number;
  /** Reads them again. */
  retry: () => void;
};

/** One page after the other, as far as is listed. */
const pagesOf = async (read: (cursor?: string) => Promise<ArtefactPage>) => {
  const entries: ArtefactEntry[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await read(cursor);
    entries.push(...page.items);
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor && pages < MOST_PAGES);
  return { entries, isCut: cursor !== undefined };
};

const inOrder = (a: ArtefactEntry, b: ArtefactEntry): number =>
  Number(b.isDirectory) - Number(a.isDirectory) || a.path.localeCompare(b.path);

/** The files of several runs together, the first 600 of each. */
export const useFiles = (
  model: string,
  runs: readonly Run[],
  folder: string,
): Files => {
  const api = useApi(mlApiRef);
  return useQueries({
    queries: runs.map(({ id }) => ({
      queryKey: queryKey(['artefacts-of', model, id, folder], { fixed: true }),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        pagesOf(cursor =>
          api.getRunArtefacts(
            model,
            id,
            { path: folder || undefined, limit: PAGE, cursor },
            { signal },
          ),
        ),
      refetchInterval: untilRead,
    })),
    combine: results => ({
      entries: [
        ...new Map(
          results.flatMap(
            ({ data }) =>
              data?.entries.map(entry => [entry.path, entry] as const) ?? [],
          ),
        ).values(),
      ].sort(inOrder),
      isLoading: results.some(({ isLoading }) => isLoading),
      cut: results.filter(({ data }) => data?.isCut).length,
      error: results.find(({ error }) => error)?.error ?? null,
      unread: results.filter(({ error }) => error).length,
      retry: () =>
        results
          .filter(({ error }) => error)
          .forEach(({ refetch }) => refetch()),
    }),
  });
};
