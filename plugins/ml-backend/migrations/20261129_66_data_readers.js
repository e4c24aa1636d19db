/**
 * Who reads a table is looked up by the name that runs logged.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('run_datasets', table => {
    table.index(['name', 'run']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('run_datasets', table => {
    table.dropIndex(['name', 'run']);
  });
};
