import type {
  HousekeepingProblem,
  HousekeepingQuery,
} from '@slipway/plugin-ml-common';
import type { Sorting, View } from '../design';
import { findingColumns } from './findingColumns';

const sorts = [
  'name',
  'owner',
  'registry',
  'found',
  'lastActivity',
] as const satisfies HousekeepingQuery['sort'][];

/** What the filter bar sets, as it stands in the address. */
const filterNames = ['text', 'owner', 'registry'] as const;

/** By what the list of a problem can be sorted, of what the address says: its own columns. */
const sortOf = (view: View, problem: HousekeepingProblem) =>
  sorts.find(
    sort =>
      sort === view.one('sort') &&
      findingColumns(problem).some(
        ({ id, sortable }) => sortable && id === sort,
      ),
  );

/** The findings of a problem that the address asks for. Words that mean nothing are left out. */
export function findingsQueryOf(
  view: View,
  problem: HousekeepingProblem,
): HousekeepingQuery {
  const sort = sortOf(view, problem);
  return {
    problem,
    text: view.one('text'),
    owner: view.all('owner'),
    registry: view.all('registry'),
    sort,
    order: sort && (view.one('order') === 'desc' ? 'desc' : 'asc'),
  };
}

/** How the table is sorted; no column shows an arrow while the most pressing comes first. */
export const sortingOf = ({
  sort,
  order = 'asc',
}: HousekeepingQuery): Sorting | undefined => sort && { column: sort, order };

/** Does anything narrow the list? */
export const isNarrowed = (query: HousekeepingQuery): boolean =>
  filterNames.some(name => Boolean(query[name]?.length));

/** The address of the whole list. */
export const showAll = (view: View): void =>
  view.setAll(Object.fromEntries(filterNames.map(name => [name, undefined])));

/** The address of the list of another problem, which has columns of its own and keeps a sorting that it has. */
export function showProblem(view: View, next: HousekeepingProblem): void {
  const sort = sortOf(view, next);
  view.setAll({
    problem: next,
    column: undefined,
    sort,
    order: sort && view.one('order'),
  });
}
