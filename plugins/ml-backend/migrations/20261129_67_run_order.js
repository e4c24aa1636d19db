/**
 * Texts that runs are ordered by in the order of their bytes, as `name` and `user` have been: pages over several
 * experiments are merged, which takes one order that the portal knows. SQLite has no other.
 */
const COLUMNS = [
  ['source_id', 'varchar(64)'],
  ['parent', 'varchar(64)'],
  ['status', 'varchar(10)'],
  ['artifact_uri', 'text'],
];

/** One statement, so that what hangs on the columns is made anew once. */
async function collate(knex, collation) {
  if (knex.client.config.client !== 'pg') return;
  const changes = COLUMNS.map(
    ([column, type]) =>
      `alter column "${column}" type ${type} collate "${collation}"`,
  );
  await knex.raw(`alter table "indexed_runs" ${changes.join(', ')}`);
}

/** @param {import('knex').Knex} knex */
exports.up = knex => collate(knex, 'C');

/** @param {import('knex').Knex} knex */
exports.down = knex => collate(knex, 'default');
