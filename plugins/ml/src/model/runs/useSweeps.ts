import { useApi } from '@backstage/frontend-plugin-api';
import { useQueries } from '@tanstack/react-query';
import type { RunPage, RunsQuery } from '@slipway/plugin-ml-common';
import { mlApiRef } from '../../api';
import { useView } from '../../design';
import { queryKey } from '../../query';
import { howOften } from './howOften';
import type { Children } from './runRows';

// One page; a larger sweep has a view of its own.
const CHILDREN = 200;
const MOST_OPEN = 20;

/** Why the runs of an open sweep are not there: they are being read, or could not be. */
export type UnreadSweep = { error: Error | null; retry: () => void };

/** The sweeps that are open, and what they hold. */
export type Sweeps = {
  children: Children;
  /** Open sweeps whose runs are not known, by the id. */
  unread: ReadonlyMap<string, UnreadSweep>;
  isOpen: (id: string) => boolean;
  /** Opens or closes one; `above` are those that it stands below. */
  toggle: (id: string, above: readonly string[]) => void;
};

/**
 * Reads the children of the sweeps that the address says are open, in the order of the table. Of too many those that
 * were opened the longest ago are closed, and none that the one just opened stands below.
 */
export const useSweeps = (
  model: string,
  query: RunsQuery,
  /** Are sweeps opened in place? */
  inPlace: boolean,
): Sweeps => {
  const api = useApi(mlApiRef);
  const view = useView();
  const open = inPlace ? view.all('open').slice(-MOST_OPEN) : [];
  const { orderBy, filter, view: which } = query;
  const { children, unread } = useQueries({
    queries: open.map(parent => {
      const asked = { parent, orderBy, filter, view: which, limit: CHILDREN };
      return {
        queryKey: queryKey(['runs', model, 'children', asked], {}),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.getRuns(model, asked, { signal }),
        refetchInterval: ({ state }: { state: { data?: RunPage } }) =>
          howOften(state.data?.items ?? []),
      };
    }),
    combine: results => ({
      children: new Map(
        results.flatMap(({ data }, index) =>
          data ? [[open[index], data] as const] : [],
        ),
      ),
      unread: new Map(
        results.flatMap(({ data, error, refetch }, index) =>
          data
            ? []
            : [[open[index], { error, retry: () => void refetch() }] as const],
        ),
      ),
    }),
  });
  return {
    children,
    unread,
    isOpen: id => open.includes(id),
    toggle: (id, above) =>
      view.set(
        'open',
        open.includes(id)
          ? open.filter(other => other !== id)
          : [
              ...open.filter(other => !above.includes(other)),
              ...above,
              id,
            ].slice(-MOST_OPEN),
        'quietly',
      ),
  };
};
