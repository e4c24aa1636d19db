import type { HistoryQuery } from '@slipway/plugin-ml-common';
import type { View } from '../../design';
import { readMoment } from './moment';

/** Which moves the table shows, and the newest (`desc`) or the oldest first. */
export type MoveFilter = Pick<
  HistoryQuery,
  'environment' | 'kind' | 'alias' | 'version' | 'after' | 'before'
> & {
  by: NonNullable<HistoryQuery['by']>;
  order: NonNullable<HistoryQuery['order']>;
};

/** What narrows the moves, as it stands in the address. */
export const moveFilterNames = [
  'environment',
  'kind',
  'alias',
  'version',
  'by',
  'after',
  'before',
] as const;

/** What moves: an alias, or a version from stage to stage. */
export const moveKinds = ['alias', 'stage'] as const;

/** Who moves. */
export const movers = ['portal', 'outside', 'unknown'] as const;

/** The moves that the address asks for. Words that mean nothing are left out. */
export const moveFilterOf = (view: View): MoveFilter => ({
  environment: view.one('environment'),
  kind: moveKinds.find(kind => kind === view.one('kind')),
  alias: view.one('alias'),
  version: view.one('version'),
  by: movers.filter(by => view.all('by').includes(by)),
  after: readMoment(view.one('after')),
  before: readMoment(view.one('before')),
  order: view.one('order') === 'asc' ? 'asc' : 'desc',
});

/** Does anything narrow the moves? */
export const isNarrowed = (filter: MoveFilter): boolean =>
  moveFilterNames.some(name => Boolean(filter[name]?.length));

/** Does the time that is asked for end before it begins? */
export const isBackwards = ({ after, before }: MoveFilter): boolean =>
  after !== undefined && before !== undefined && after > before;
