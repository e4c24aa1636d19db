/**
 * When the fleet last read the catalog: a page says how old its list is.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_checks', table => {
    table.string('name', 20).primary();
    table.string('checked_at', 24).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_checks');
};
