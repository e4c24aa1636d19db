import type { RunsQuery } from '@slipway/plugin-ml-common';
import type { Sorting, View } from '../../design';
import { orderOf } from './runFields';

/** Which runs: those that are there, those that were deleted, or both. */
export type Which = NonNullable<RunsQuery['view']>;

/** What the address says about the run table. */
export type RunsView = {
  filter: string;
  which: Which;
  /** Are children shown below their parents only? */
  grouped: boolean;
  /** Only the runs of this sweep. */
  sweep?: string;
  sorting: Sorting;
};

/** The names in the address that make a view worth saving. Selected runs and open sweeps belong to the moment. */
export const savedNames = [
  'filter',
  'sort',
  'order',
  'column',
  'which',
  'nested',
  'sweep',
] as const;

const whichOf = (text: string | undefined): Which =>
  text === 'deleted' || text === 'all' ? text : 'active';

/**
 * A filter looks for single runs, and an order by a metric or a parameter compares them (sweeps themselves seldom have
 * one), so that sweeps are groups only without either, where nobody says otherwise.
 */
const isGrouped = (nested: string | undefined, isNarrowed: boolean) =>
  nested === 'grouped' || (nested !== 'flat' && !isNarrowed);

/** The view that the address asks for. */
export const runsViewOf = (view: View): RunsView => {
  const filter = view.one('filter') ?? '';
  const which = whichOf(view.one('which'));
  const sweep = view.one('sweep');
  const column = view.one('sort') ?? 'start_time';
  const isNarrowed =
    filter !== '' || which !== 'active' || column.includes('.');
  return {
    filter,
    which,
    sweep,
    grouped: !sweep && isGrouped(view.one('nested'), isNarrowed),
    sorting: {
      column,
      order: view.one('order') === 'asc' ? 'asc' : 'desc',
    },
  };
};

/** The question that the view puts to the server. */
export const runsQueryOf = ({
  filter,
  which,
  sweep,
  grouped,
  sorting,
}: RunsView): RunsQuery => ({
  filter: filter || undefined,
  orderBy: orderOf(sorting.column, sorting.order),
  view: which === 'active' ? undefined : which,
  nested: grouped ? 'grouped' : undefined,
  parent: sweep,
});
