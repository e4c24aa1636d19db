import type { Knex } from 'knex';
import type { FleetFilter, Visibility } from './types';

const isSqlite = (query: Knex.QueryBuilder) =>
  String(query.client.config.client).includes('sqlite');

/** References as one bound value, however many there are: databases bound the number of values of a statement. */
const inList = <Q extends Knex.QueryBuilder>(
  query: Q,
  refs: readonly string[],
): Q => {
  query.whereRaw(
    isSqlite(query)
      ? 'ref in (select value from json_each(?))'
      : 'ref in (select jsonb_array_elements_text(?::jsonb))',
    [JSON.stringify(refs)],
  );
  return query;
};

/** Leaves only the models that may be seen. */
export function applyVisibility<Q extends Knex.QueryBuilder>(
  query: Q,
  visibility: Visibility,
): Q {
  if (visibility === 'all') return query;
  return inList(query, visibility === 'none' ? [] : visibility);
}

const escapeLike = (word: string) => word.replace(/[\\%_]/g, '\\$&');

/** Leaves only the models that the filter lets through. Every word of the text must occur. */
export function applyFilter<Q extends Knex.QueryBuilder>(
  query: Q,
  filter: FleetFilter,
): Q {
  const { text, owners, tiers, health, lifecycles, refs, isRunning } = filter;
  const { servingModes, registries } = filter;
  for (const word of text?.toLocaleLowerCase('en-US').split(/\s+/) ?? []) {
    if (word) {
      query.whereRaw(`search_text like ? escape '\\'`, [
        `%${escapeLike(word)}%`,
      ]);
    }
  }
  if (owners?.length) query.whereIn('owner', owners);
  if (tiers?.length) query.whereIn('tier', tiers);
  if (health?.length) query.whereIn('health', health);
  if (lifecycles?.length) query.whereIn('lifecycle', lifecycles);
  if (servingModes?.length) query.whereIn('serving_mode', servingModes);
  if (registries?.length) query.whereIn('registry_instance', registries);
  if (refs) inList(query, refs);
  if (isRunning) query.where('running_launches', '>', 0);
  return query;
}
