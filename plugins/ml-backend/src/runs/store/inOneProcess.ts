import type { Knex } from 'knex';

/**
 * Runs queries that read a few rows along an index. PostgreSQL would start helper processes for some of them, or compile
 * them, which takes several times as long as the query itself (seen on 18: 20 ms against 5 ms); SQLite has neither.
 */
export async function inOneProcess<T>(
  database: Knex,
  read: (database: Knex) => Promise<T>,
): Promise<T> {
  if (database.client.config.client !== 'pg') return read(database);
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
