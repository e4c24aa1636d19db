import type { Knex } from 'knex';

/** Does this database, or query, go to SQLite? */
export const isSqlite = ({ client }: Pick<Knex, 'client'>): boolean =>
  String(client.config.client).includes('sqlite');
