import type { RunFilter } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { applyRunFilter, type KeyLookup } from './filterSql';

/** Which runs of which experiments. */
export type RunSelection = {
  /** Numbers in `run_experiments`. */
  experiments: readonly number[];
  filter: RunFilter;
  view: 'active' | 'deleted' | 'all';
  /** Only runs directly below this one. */
  parent?: string;
  /**
   * Only runs without a parent among the runs of the same experiments and view; a filter lets also those through that
   * a run directly below them matches for.
   */
  topOnly?: boolean;
};

function inView(
  query: Knex.QueryBuilder,
  table: string,
  view: RunSelection['view'],
) {
  if (view === 'active') query.whereNull(`${table}.deleted_at`);
  if (view === 'deleted') query.whereNotNull(`${table}.deleted_at`);
}

/** Runs that are below one that is on no page of the list: they stand for themselves, being nowhere else. */
export function onlyOrphans(
  query: Knex.QueryBuilder,
  { experiments, view }: Pick<RunSelection, 'experiments' | 'view'>,
): void {
  query.whereNotNull('r.parent').whereNotExists(function shownAbove() {
    this.from('indexed_runs as p')
      .whereIn('p.experiment', experiments)
      .whereRaw('p.source_id = r.parent')
      .whereRaw('p.id <> r.id');
    inView(this, 'p', view);
  });
}

/** Runs of one experiment that a selection is made from, as `r`: its filter, and whether it is of groups, are left out. */
export function selectRuns(
  database: Knex,
  experiment: number,
  { view, parent }: Pick<RunSelection, 'view' | 'parent'>,
): Knex.QueryBuilder {
  const query: Knex.QueryBuilder = database('indexed_runs as r').where(
    'r.experiment',
    experiment,
  );
  inView(query, 'r', view);
  if (parent !== undefined) query.where('r.parent', parent);
  return query;
}

/** Whether a selection also has runs that do not match its filter themselves. */
export const looksBelow = ({ filter, topOnly }: RunSelection): boolean =>
  topOnly === true && !(filter.type === 'and' && filter.parts.length === 0);

/** Runs below others that match a selection's filter, as `r`. */
export function selectBelow(
  database: Knex,
  { experiments, filter, view }: RunSelection,
  /** Of all experiments. */
  lookup: KeyLookup,
): Knex.QueryBuilder {
  const query: Knex.QueryBuilder = database('indexed_runs as r')
    .whereIn('r.experiment', experiments)
    .whereNotNull('r.parent')
    .where(all => applyRunFilter(all, filter, lookup));
  inView(query, 'r', view);
  return query;
}
