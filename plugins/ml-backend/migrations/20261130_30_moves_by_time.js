/**
 * The moves of a model are read a page at a time in the order of their time, of one alias or of all.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('registry_alias_moves', table => {
    table.index(['instance', 'model', 'at', 'id']);
  });
  await knex.schema.alterTable('registry_stage_moves', table => {
    table.dropIndex(['instance', 'model', 'at']);
    table.index(['instance', 'model', 'at', 'id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('registry_stage_moves', table => {
    table.dropIndex(['instance', 'model', 'at', 'id']);
    table.index(['instance', 'model', 'at']);
  });
  await knex.schema.alterTable('registry_alias_moves', table => {
    table.dropIndex(['instance', 'model', 'at', 'id']);
  });
};
