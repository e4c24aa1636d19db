import type {
  Attention,
  FleetQuery,
  HealthStatus,
  ServingMode,
} from '@slipway/plugin-ml-common';
import type { Sorting, View } from '../design';

type SortColumn = NonNullable<FleetQuery['sort']>;

const sortColumns: SortColumn[] = [
  'attention',
  'name',
  'owner',
  'tier',
  'health',
  'errorBudget',
  'lastTrained',
];
const healths: HealthStatus[] = ['failing', 'degraded', 'unknown', 'healthy'];
const attentions: Attention[] = [
  'failing',
  'unknown',
  'waiting',
  'running',
  'troubled',
];

/** What needs attention and is counted. */
export type CountedAttention = Exclude<Attention, 'troubled'>;

/** How models serve. */
export const servingModes: ServingMode[] = ['online', 'batch', 'streaming'];

/** What the filter bar sets, as it stands in the address. */
export const filterNames = [
  'text',
  'owner',
  'tier',
  'health',
  'lifecycle',
  'serving',
  'registry',
  'attention',
] as const;

const oneOf = <T extends string>(known: readonly T[], text?: string) =>
  known.find(word => word === text);

/** The fleet that the address asks for. Words that mean nothing are left out. */
export const fleetQueryOf = (view: View): FleetQuery => ({
  text: view.one('text'),
  owner: view.all('owner'),
  tier: view.all('tier').map(Number).filter(Number.isInteger),
  health: healths.filter(health => view.all('health').includes(health)),
  lifecycle: view.all('lifecycle'),
  serving: servingModes.filter(mode => view.all('serving').includes(mode)),
  registry: view.all('registry'),
  attention: oneOf(attentions, view.one('attention')),
  sort: oneOf(sortColumns, view.one('sort')) ?? 'attention',
  order: view.one('order') === 'desc' ? 'desc' : 'asc',
});

/** How the table is sorted; by attention no column shows an arrow. */
export const sortingOf = (query: FleetQuery): Sorting | undefined =>
  query.sort && query.sort !== 'attention'
    ? { column: query.sort, order: query.order ?? 'asc' }
    : undefined;

/** Does anything narrow the fleet? */
export const isNarrowed = (query: FleetQuery): boolean =>
  filterNames.some(name => {
    const words = query[name];
    return Array.isArray(words) ? words.length > 0 : Boolean(words);
  });
