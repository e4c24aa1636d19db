import { useApi } from '@backstage/frontend-plugin-api';
import type { ArtefactEntry, Run } from '@slipway/plugin-ml-common';
import { useQueries } from '@tanstack/react-query';
import { mlApiRef } from '../../api';
import { queryKey } from '../../query';

const MOST_FILES = 100;

/** What a folder holds in any of the runs, folders first. */
export type Files = {
  entries: ArtefactEntry[];
  isLoading: boolean;
  /** Of the runs whose files could not be read. */
  error: Error | null;
  /** How many runs these are. */
  unread: number;
  /** Reads them again. */
  retry: () => void;
};

const inOrder = (a: ArtefactEntry, b: ArtefactEntry): number =>
  Number(b.isDirectory) - Number(a.isDirectory) || a.path.localeCompare(b.path);

/** The files of several runs together, the first 100 of each. */
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
        api.getRunArtefacts(
          model,
          id,
          { path: folder || undefined, limit: MOST_FILES },
          { signal },
        ),
    })),
    combine: results => ({
      entries: [
        ...new Map(
          results.flatMap(
            ({ data }) =>
              data?.items.map(entry => [entry.path, entry] as const) ?? [],
          ),
        ).values(),
      ].sort(inOrder),
      isLoading: results.some(({ isLoading }) => isLoading),
      error: results.find(({ error }) => error)?.error ?? null,
      unread: results.filter(({ error }) => error).length,
      retry: () =>
        results
          .filter(({ error }) => error)
          .forEach(({ refetch }) => refetch()),
    }),
  });
};
