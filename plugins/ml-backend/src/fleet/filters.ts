import type { Knex } from 'knex';
import { keepableText } from '../database/keepableText';
import { isSqlite } from '../database/isSqlite';
import { applySearch } from './search';
import type { FleetFilter, Visibility } from './types';

const NOTHING: readonly string[] = [];

/**
 * From here on looking each reference up in an index costs more than hashing the list and reading in the asked order
 * until a page is full. PostgreSQL does the latter when no index fits.
 */
const MANY = 500;

const quoted = (ref: string) => `"${ref.replace(/[\\"]/g, '\\$&')}"`;

/** Lists as the databases take them; a list of thousands is used for some seconds, and written once. */
const written = new WeakMap<
  readonly string[],
  { json?: string; array?: string }
>();

/** References as one bound value, however many there are: databases bound the number of values of a statement. */
const inList = <Q extends Knex.QueryBuilder>(
  query: Q,
  refs: readonly string[],
): Q => {
  const list = written.get(refs) ?? {};
  written.set(refs, list);
  if (isSqlite(query)) {
    list.json ??= JSON.stringify(refs);
    query.whereRaw('ref in (select value from json_each(?))', [list.json]);
  } else {
    list.array ??= `{${refs.map(quoted).join(',')}}`;
    query.whereRaw(
      refs.length > MANY
        ? "ref || '' = any(?::text[])"
        : 'ref = any(?::text[])',
      [list.array],
    );
  }
  return query;
};

/** Leaves only the models that may be seen. */
export function applyVisibility<Q extends Knex.QueryBuilder>(
  query: Q,
  visibility: Visibility,
): Q {
  if (visibility === 'all') return query;
  return inList(query, visibility === 'none' ? NOTHING : visibility);
}

const kept = (words: readonly string[]) =>
  words.map(word => keepableText(word));

/** Leaves only the models that the filter lets through. Every word of the text must occur. */
export function applyFilter<Q extends Knex.QueryBuilder>(
  query: Q,
  filter: FleetFilter,
): Q {
  const { text, owners, tiers, health, lifecycles, refs, isRunning } = filter;
  const { isTroubled, servingModes, registries } = filter;
  applySearch(query, text);
  // `me` may stand for nobody: then nothing is theirs.
  if (owners) query.whereIn('owner', kept(owners));
  if (tiers?.length) query.whereIn('tier', tiers);
  if (health?.length) query.whereIn('health', health);
  if (lifecycles?.length) query.whereIn('lifecycle', kept(lifecycles));
  if (servingModes?.length) query.whereIn('serving_mode', servingModes);
  if (registries?.length) {
    query.whereIn('registry_instance', kept(registries));
  }
  if (refs) inList(query, refs);
  if (isRunning) query.where('running_launches', '>', 0);
  if (isTroubled) {
    query.where(trouble =>
      trouble
        .whereNot('health', 'healthy')
        .orWhere('moved_outside', '>', 0)
        .orWhere('gone', '>', 0),
    );
  }
  return query;
}
