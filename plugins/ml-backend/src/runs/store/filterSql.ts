import type {
  RunCondition,
  RunField,
  RunFilter,
  RunOperator,
} from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { KeyKind } from './rows';
import { shortText } from './shortText';

/**
 * Numbers of a key that a filter or an order names: one for each experiment that knows it. What has none no run has.
 */
export type KeyLookup = (kind: KeyKind, key: string) => readonly number[];

/** Which keys table a field's key is in. */
export const KINDS = { metric: 'm', parameter: 'p', tag: 't' } as const;

/** The conditions of a filter, whatever joins them. */
export const conditionsOf = (filter: RunFilter): RunCondition[] =>
  filter.type === 'condition' ? [filter] : filter.parts.flatMap(conditionsOf);

const NONE = '1 = 0';
const EVERY = '1 = 1';

/**
 * `%` and `_` are all that a pattern knows. SQLite's LIKE takes no notice of case, its GLOB has other signs. `what` is
 * SQL with identifiers as `??`.
 */
function like(
  query: Knex.QueryBuilder,
  [what, ...names]: readonly [string, ...string[]],
  { operator, value }: RunCondition,
) {
  const pattern = String(value);
  if (query.client.config.client === 'pg') {
    return query.whereRaw(`${what} ${operator} ? escape ''`, [
      ...names,
      pattern,
    ]);
  }
  if (operator === 'ILIKE') {
    return query.whereRaw(`${what} like ?`, [...names, pattern]);
  }
  const glob = pattern
    .replace(/[*?[]/g, '[$&]')
    .replace(/%/g, '*')
    .replace(/_/g, '?');
  return query.whereRaw(`${what} glob ?`, [...names, glob]);
}

/** A text column compared as the condition says. */
function compareText(
  query: Knex.QueryBuilder,
  column: string,
  one: RunCondition,
  toStored: (value: string) => string = value => value,
) {
  const { operator, value } = one;
  switch (operator) {
    case 'LIKE':
    case 'ILIKE':
      return like(query, ['??', column], one);
    case 'IN':
    case 'NOT IN': {
      const values = (Array.isArray(value) ? value : []).map(toStored);
      return operator === 'IN'
        ? query.whereIn(column, values)
        : query.whereNotIn(column, values);
    }
    default:
      return query.where(column, operator, toStored(String(value)));
  }
}

function metric(
  query: Knex.QueryBuilder,
  one: RunCondition,
  ids: readonly number[],
) {
  const { operator, value } = one;
  if (ids.length === 0) {
    return query.whereRaw(operator === 'IS NULL' ? EVERY : NONE);
  }
  const of = (inner: Knex.QueryBuilder) => {
    inner
      .from('run_metrics as c')
      .whereIn('c.key', ids)
      .whereRaw('c.run = r.id');
    if (operator === 'IS NULL' || operator === 'IS NOT NULL') return;
    if (operator === '!=') {
      // Not a number is unlike every number.
      inner.where(either =>
        either.where('c.value', '!=', Number(value)).orWhereNull('c.value'),
      );
      return;
    }
    inner.where('c.value', operator, Number(value));
  };
  return operator === 'IS NULL'
    ? query.whereNotExists(function none() {
        of(this);
      })
    : query.whereExists(function some() {
        of(this);
      });
}

function text(
  query: Knex.QueryBuilder,
  one: RunCondition,
  ids: readonly number[],
) {
  const { operator } = one;
  if (ids.length === 0) {
    return query.whereRaw(operator === 'IS NULL' ? EVERY : NONE);
  }
  const of = (inner: Knex.QueryBuilder) => {
    inner.from('run_texts as c').whereIn('c.key', ids).whereRaw('c.run = r.id');
    if (operator === 'IS NULL' || operator === 'IS NOT NULL') return;
    if (operator === 'LIKE' || operator === 'ILIKE') {
      like(inner, ['coalesce(??, ??)', 'c.value', 'c.value_key'], one);
      return;
    }
    compareText(inner, 'c.value_key', one, shortText);
  };
  return operator === 'IS NULL'
    ? query.whereNotExists(function none() {
        of(this);
      })
    : query.whereExists(function some() {
        of(this);
      });
}

const ATTRIBUTE_COLUMNS = {
  run_id: 'r.source_id',
  run_name: 'r.name',
  status: 'r.status',
  user_id: 'r.user',
  artifact_uri: 'r.artifact_uri',
  start_time: 'r.start_at',
  end_time: 'r.end_at',
} as const;

/** The column of an attribute. */
export const columnOf = (
  field: Extract<RunField, { group: 'attribute' }>,
): string => ATTRIBUTE_COLUMNS[field.key];

function condition(
  query: Knex.QueryBuilder,
  one: RunCondition,
  lookup: KeyLookup,
) {
  const { field, operator, value } = one;
  switch (field.group) {
    case 'metric':
      return metric(query, one, lookup('m', field.key));
    case 'parameter':
    case 'tag':
      return text(query, one, lookup(KINDS[field.group], field.key));
    case 'dataset':
      return query.whereExists(function some() {
        this.from('run_datasets as c').whereRaw('c.run = r.id');
        compareText(this, `c.${field.key}`, one);
      });
    default:
      return typeof value === 'number'
        ? compareTime(query, columnOf(field), operator, value)
        : compareText(query, columnOf(field), one);
  }
}

/** Times are whole milliseconds in a column that takes nothing else: other numbers are brought to the next whole one. */
function compareTime(
  query: Knex.QueryBuilder,
  column: string,
  operator: RunOperator,
  value: number,
) {
  const isTime = Number.isSafeInteger(value);
  if (operator === '=' && !isTime) return query.whereRaw(NONE);
  if (operator === '!=' && !isTime) return query.whereNotNull(column);
  const whole =
    operator === '>' || operator === '<='
      ? Math.floor(value)
      : Math.ceil(value);
  const { MAX_SAFE_INTEGER: most } = Number;
  return query.where(column, operator, Math.min(most, Math.max(-most, whole)));
}

/** Adds a filter to a query over `indexed_runs as r`. */
export function applyRunFilter(
  query: Knex.QueryBuilder,
  filter: RunFilter,
  lookup: KeyLookup,
): void {
  if (filter.type === 'condition') {
    condition(query, filter, lookup);
    return;
  }
  for (const part of filter.parts) {
    const add = (inner: Knex.QueryBuilder) =>
      applyRunFilter(inner, part, lookup);
    if (filter.type === 'and') query.where(add);
    else query.orWhere(add);
  }
}
