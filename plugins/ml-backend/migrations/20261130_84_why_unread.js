/**
 * Why something of a server cannot be read, beside how much of it: the runs that the last pass over an experiment set
 * aside, what a page of a registry left out, and what the last look at a model failed with.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('run_experiments', table => {
    table
      .text('unread')
      .comment('JSON: some of the runs that were set aside, and why');
  });
  await knex.schema.alterTable('registry_pages', table => {
    table.text('unread').comment('JSON: some of what was left out, and why');
  });
  await knex.schema.alterTable('registry_models', table => {
    table.text('look_error').comment('Why the last look failed');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('registry_models', table => {
    table.dropColumn('look_error');
  });
  await knex.schema.alterTable('registry_pages', table => {
    table.dropColumn('unread');
  });
  await knex.schema.alterTable('run_experiments', table => {
    table.dropColumn('unread');
  });
};
