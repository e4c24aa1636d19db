/**
 * Whether its registry has a model no more by its name, as a column by which models in trouble are found. Filled when the
 * model is looked at next, which is within minutes.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('fleet_models', table => {
    table.integer('gone').notNullable().defaultTo(0);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('fleet_models', table => {
    table.dropColumn('gone');
  });
};
