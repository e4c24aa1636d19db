/**
 * One row per model of the catalog, with what the fleet's page filters and sorts by. Made from the catalog and the
 * other rooms; may be emptied at any time and fills itself again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_models', table => {
    table.string('ref', 300).primary();
    table.text('spec').notNullable().comment('JSON of the model as described');
    table.string('name_key', 300).notNullable().index();
    table.text('search_text').notNullable();
    table.string('owner', 300).notNullable().index();
    table.integer('tier').notNullable();
    table.string('lifecycle', 100).notNullable();
    table.string('registry_instance', 63).notNullable();
    table.string('registry_model', 250).notNullable();
    table.string('registry_seen', 64).comment("Digest of the registry's state");
    table.text('aliases').notNullable().defaultTo('{}').comment('JSON');

    table.text('facts').notNullable().comment('JSON of what is shown');
    table.string('health', 10).notNullable().index();
    table.integer('health_rank').notNullable();
    table.integer('attention').notNullable().index();
    table.integer('running_launches').notNullable();
    table.integer('open_promotions').notNullable();
    table.string('last_trained_at', 24).notNullable().comment('Empty: never');

    table.string('refreshed_at', 24).notNullable().index();
    table.string('due_at', 24).notNullable().index();
    table.index(['registry_instance', 'registry_model']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_models');
};
