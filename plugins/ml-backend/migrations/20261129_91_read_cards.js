/**
 * Of a version that nobody has looked at only its card is read, for search: then there is no payload. Where that failed,
 * it is tried again later.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('version_facts', table => {
    table.setNullable('payload');
    table.integer('failures').notNullable().defaultTo(0).comment('In a row');
    table.string('retry_at', 24).index().comment('After a failure');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('version_facts').whereNull('payload').delete();
  await knex.schema.alterTable('version_facts', table => {
    table.dropIndex('retry_at');
  });
  await knex.schema.alterTable('version_facts', table => {
    table.dropNullable('payload');
    table.dropColumn('failures');
    table.dropColumn('retry_at');
  });
};
