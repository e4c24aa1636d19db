import type { Version, VersionsQuery } from '@slipway/plugin-ml-common';
import type { Sorting, View } from '../../design';
import { isMetric, metricId, metricKey } from './versionColumns';

type Status = NonNullable<VersionsQuery['status']>[number];

const METRIC = 'metrics.';
/** As long as the server takes them. */
const LONGEST_TEXT = 200;
const LONGEST_SORT = 258;

const statuses: Status[] = ['ready', 'pending', 'failed', 'gone'];

/** What the filter bar sets, as it stands in the address. */
export const filterNames = ['text', 'status', 'aliased'] as const;

/** What the address says about the table of versions. */
export type VersionsView = {
  text?: string;
  status: Status[];
  aliased?: boolean;
  sorting: Sorting;
};

const columnOf = (sort: string | undefined): string => {
  if (sort === 'created') return sort;
  const key =
    sort && sort.startsWith(METRIC) && sort.length <= LONGEST_SORT
      ? sort.slice(METRIC.length)
      : '';
  return key ? metricId(key) : 'version';
};

const yesOrNo = (word: string | undefined) =>
  word === 'true' || word === 'false' ? word === 'true' : undefined;

/** The view that the address asks for. Words that mean nothing are left out. */
export const versionsViewOf = (view: View): VersionsView => {
  const column = columnOf(view.one('sort'));
  const order = view.one('order');
  return {
    text: view.one('text')?.slice(0, LONGEST_TEXT),
    status: statuses.filter(status => view.all('status').includes(status)),
    aliased: yesOrNo(view.one('aliased')),
    sorting: {
      column,
      order:
        order === 'asc' || (order !== 'desc' && isMetric(column))
          ? 'asc'
          : 'desc',
    },
  };
};

/** A column as the API sorts by it. */
export const sortOf = (column: string): string =>
  isMetric(column) ? METRIC + metricKey(column) : column;

/** The question that the view puts to the server. */
export const versionsQueryOf = ({
  text,
  status,
  aliased,
  sorting,
}: VersionsView): VersionsQuery => ({
  text,
  status,
  aliased,
  sort: sortOf(sorting.column),
  order: sorting.order,
});

/** Does anything narrow the list? */
export const isNarrowed = ({ text, status, aliased }: VersionsView): boolean =>
  Boolean(text?.trim()) || status.length > 0 || aliased !== undefined;

/** In which order the versions stand, in words. */
export const saySorting = ({ column, order }: Sorting): string => {
  const isUp = order === 'asc';
  if (column === 'version') return isUp ? 'oldest first' : 'newest first';
  if (column === 'created')
    return isUp ? 'created longest ago first' : 'created last first';
  const key = metricKey(column);
  return `${isUp ? 'lowest' : 'highest'} ${key} first, those without it last`;
};

const isNumber = (version: string) => /^\d{1,15}$/.test(version);

/**
 * Chosen versions with the oldest first, however the table is sorted: by number where versions are numbers, else by when
 * they were created, as far as that is known; others stay as they were chosen.
 */
export const oldestFirst = (
  chosen: readonly string[],
  seen: readonly Pick<Version, 'version' | 'createdAt'>[],
): string[] => {
  const createdAt = (version: string) =>
    Date.parse(seen.find(one => one.version === version)?.createdAt ?? '');
  return [...chosen].sort((a, b) =>
    isNumber(a) && isNumber(b)
      ? Number(a) - Number(b)
      : createdAt(a) - createdAt(b) || 0,
  );
};
