/**
 * Which logged models runs used, and which logged model a version was registered from: what a version was made from.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('run_used_models', table => {
    table.integer('run').notNullable().index();
    table.string('logged_model', 64).notNullable().index();
  });
  await knex.schema.alterTable('registry_versions', table => {
    table.string('logged_model', 64).index();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('registry_versions', table => {
    table.dropIndex('logged_model');
  });
  await knex.schema.alterTable('registry_versions', table => {
    table.dropColumn('logged_model');
  });
  await knex.schema.dropTable('run_used_models');
};
