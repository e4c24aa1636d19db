/**
 * How many items of a registry's page could not be read: a page that is as it was has as many.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('registry_pages', table => {
    table.integer('left_out').notNullable().defaultTo(0);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('registry_pages', table => {
    table.dropColumn('left_out');
  });
};
