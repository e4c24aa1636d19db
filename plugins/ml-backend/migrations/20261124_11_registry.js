/**
 * Versions and runs as they were last seen in their sources: what pages show while a source is away, and what lists of
 * many models read. Never used to decide anything.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('known_versions', table => {
    table.string('instance', 63).notNullable();
    table.string('model', 250).notNullable();
    table.string('version', 100).notNullable();
    table.string('created_at', 24).notNullable();
    table.string('run_id', 64).index();
    table.text('payload').notNullable().comment('JSON of the version');
    table.string('as_of', 24).notNullable();
    table.primary(['instance', 'model', 'version']);
    table.index(['instance', 'model', 'created_at']);
  });

  await knex.schema.createTable('known_runs', table => {
    table.string('key', 64).primary().comment('SHA-256 of the list asked for');
    table.text('payload').notNullable().comment('JSON of the newest runs');
    table.string('as_of', 24).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('known_runs');
  await knex.schema.dropTable('known_versions');
};
