import type { RunOrder } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { KINDS, columnOf, type KeyLookup } from './filterSql';

/**
 * Runs in order come in up to three stretches: those with a value, those whose value is not a number, those without
 * one. Each is read along an index of its own, so that fifty of a million cost fifty.
 */
export type Stretch = {
  /** Place among the stretches; a cursor names it. */
  place: 0 | 1 | 2;
  /** Adds tables and conditions to a query over `indexed_runs as r`. */
  apply(query: Knex.QueryBuilder): void;
  /** What the stretch is ordered by; ties by `tie`. */
  column: string;
  tie: string;
  direction: 'asc' | 'desc';
};

const NEWEST = {
  column: 'r.start_at',
  tie: 'r.id',
  direction: 'desc',
} as const;

const isOptional = (key: string) => key === 'user_id' || key === 'artifact_uri';

/** The stretches of an order within one experiment, first to last. */
export function stretchesOf(order: RunOrder, lookup: KeyLookup): Stretch[] {
  const { field } = order;
  const direction = order.direction === 'descending' ? 'desc' : 'asc';
  if (field.group === 'attribute') {
    const column = columnOf(field);
    const valued: Stretch = {
      place: 0,
      apply: query => query.whereNotNull(column),
      column,
      tie: 'r.id',
      direction,
    };
    return field.key === 'end_time' || isOptional(field.key)
      ? [valued, { place: 2, apply: q => q.whereNull(column), ...NEWEST }]
      : [valued];
  }
  const [id] = lookup(KINDS[field.group], field.key);
  const missing = (apply: Stretch['apply']): Stretch => ({
    place: 2,
    apply,
    ...NEWEST,
  });
  if (id === undefined) return [missing(() => {})];
  const table = field.group === 'metric' ? 'run_metrics' : 'run_texts';
  const column = field.group === 'metric' ? 'o.value' : 'o.value_key';
  const join = (query: Knex.QueryBuilder) =>
    query.join(`${table} as o`, 'o.run', 'r.id').where('o.key', id);
  const valued: Stretch = {
    place: 0,
    apply: query => join(query).whereNotNull(column),
    column,
    tie: 'o.run',
    direction,
  };
  const notNumbers: Stretch = {
    place: 1,
    apply: query => join(query).whereNull(column),
    column: 'o.run',
    tie: 'o.run',
    direction: 'desc',
  };
  const without = missing(query =>
    query.whereNotExists(function present() {
      this.from(`${table} as o`).where('o.key', id).whereRaw('o.run = r.id');
    }),
  );
  return field.group === 'metric'
    ? [valued, notNumbers, without]
    : [valued, without];
}
