/**
 * How much an observation looked at, as a column: shares of good events weigh by it. What was observed of a series in a
 * time is found by an index. Observations that are there already have their number in their JSON, which PostgreSQL may
 * refuse to read as JSON, for it has no zero character.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('observations', table => {
    table.double('sample_size').comment('Rows or events; null: not said');
    table.index(['series_id', 'observed_at']);
  });
  const isPostgres = knex.client.config.client === 'pg';
  await knex.raw(
    `update observations set sample_size = ${
      isPostgres
        ? `substring(detail from '"sampleSize":{"window":([0-9]+)')::double precision`
        : `json_extract(detail, '$.sampleSize.window')`
    } where detail like '%"sampleSize":{"window":%'`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('observations', table => {
    table.dropIndex(['series_id', 'observed_at']);
  });
  await knex.schema.alterTable('observations', table => {
    table.dropColumn('sample_size');
  });
};
