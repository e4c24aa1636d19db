/**
 * What is left of error budgets, as a column by which the fleet is sorted. 2, more than any budget has left, says that
 * there is none.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('fleet_models', table => {
    table.double('error_budget').notNullable().defaultTo(2);
    table.index(['error_budget', 'ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('fleet_models', table => {
    table.dropIndex(['error_budget', 'ref']);
  });
  await knex.schema.alterTable('fleet_models', table => {
    table.dropColumn('error_budget');
  });
};
