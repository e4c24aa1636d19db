import type { Knex } from 'knex';

/** A column and its type in PostgreSQL. */
export type Column = readonly [name: string, type: string];

/** Most rows of one statement. */
const PART = 5_000;

/**
 * Many narrow rows in one statement and few bindings, which is many times faster than a list of values. The columns
 * have the rows' order. Numbers must be finite.
 */
export async function insertRows(
  transaction: Knex,
  table: string,
  columns: readonly Column[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  const isPostgres = transaction.client.config.client === 'pg';
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const select = isPostgres
    ? `select ${columns
        .map(([, type], at) => `(one ->> ${at})::${type}`)
        .join(', ')} from json_array_elements(?::json) as one`
    : `select ${columns
        .map((_, at) => `json_extract(value, '$[${at}]')`)
        .join(', ')} from json_each(?)`;
  for (let from = 0; from < rows.length; from += PART) {
    await transaction.raw(`insert into "${table}" (${names}) ${select}`, [
      JSON.stringify(rows.slice(from, from + PART)),
    ]);
  }
}
