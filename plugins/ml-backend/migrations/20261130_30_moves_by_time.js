/**
 * The moves of a model are read a page at a time in the order of their time, of one alias or of all. And what every
 * registry shows is read once more: of models that were made at one moment it is kept from now on that both are there, so
 * that the end of one is never taken for its renaming to the other.
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
  await knex('registry_positions').update({ feed: null });
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
