import type { Knex } from 'knex';

const isPostgres = (database: Knex) => database.client.config.client === 'pg';

/**
 * Runs queries that read a few rows along an index. PostgreSQL would start helper processes for some of them, or compile
 * them, which takes several times as long as the query itself (seen on 18: 20 ms against 5 ms); SQLite has neither.
 */
export async function inOneProcess<T>(
  database: Knex,
  read: (database: Knex) => Promise<T>,
): Promise<T> {
  if (!isPostgres(database)) return read(database);
  return database.transaction(
    async transaction => {
      await transaction.raw(
        'set local max_parallel_workers_per_gather = 0; set local jit = off',
      );
      return read(transaction);
    },
    { readOnly: true },
  );
}

/**
 * Keeps one query from helper processes without a transaction around it, which is three questions more. PostgreSQL plans
 * none for a query that calls what is marked as unsafe beside others, wherever in the query
 * (https://www.postgresql.org/docs/18/parallel-safety.html); that it sets something comes too late for its own plan.
 * Compiling is left: only what looks dear is, and a page along an index never does.
 */
export function withoutHelpers(
  database: Knex,
  query: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return isPostgres(database)
    ? query.whereRaw(
        "set_config('max_parallel_workers_per_gather', '0', true) = '0'",
      )
    : query;
}
