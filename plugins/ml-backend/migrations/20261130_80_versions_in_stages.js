/**
 * The newest version of models in a stage is found by an index, of those that are in one; and by another the names that a
 * model had before.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('registry_versions', table => {
    table.index(
      ['instance', 'model', 'stage', 'ordinal'],
      'registry_versions_in_stages',
      { predicate: knex.whereRaw(`stage <> ''`) },
    );
  });
  await knex.schema.alterTable('registry_models', table => {
    table.index(['instance', 'renamed_to']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('registry_models', table => {
    table.dropIndex(['instance', 'renamed_to']);
  });
  await knex.schema.alterTable('registry_versions', table => {
    table.dropIndex([], 'registry_versions_in_stages');
  });
};
