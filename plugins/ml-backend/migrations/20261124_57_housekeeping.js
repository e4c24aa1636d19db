/**
 * What is out of order among the models: one row per finding, made anew from the fleet and the registries every minute
 * and written only where something changed; and when it was last looked for. May be emptied at any time.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('housekeeping_findings', table => {
    table.string('id', 32).primary().comment('Digest of problem and subject');
    table.string('problem', 12).notNullable();
    table.string('ref', 300).comment('Entity; null: there is none');
    table.string('registry_instance', 63).notNullable();
    table.string('group_key', 32).comment('Findings that belong together');
    table.string('sort_key', 330).notNullable();
    table.text('search_text').notNullable();
    table.text('detail').notNullable().comment('JSON of what is shown');
    table.string('found_at', 24).notNullable();
    table.index(['problem', 'sort_key', 'id']);
    table.index('group_key');
  });
  await knex.schema.createTable('housekeeping_checks', table => {
    table.string('name', 20).primary();
    table.string('checked_at', 24).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('housekeeping_checks');
  await knex.schema.dropTable('housekeeping_findings');
};
