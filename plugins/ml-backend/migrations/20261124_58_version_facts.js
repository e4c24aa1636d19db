/**
 * What was read from the artefacts of versions for pages: digest, files, format, card, packages. Reading an artefact is
 * dear and it does not change, so the next reader gets it from here. Never used to decide anything.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('version_facts', table => {
    table.string('instance', 63).notNullable();
    table.string('model', 256).notNullable();
    table.string('version', 100).notNullable();
    table
      .string('source_key', 64)
      .notNullable()
      .comment('SHA-256 of where the artefact is');
    table.string('created_at', 24).notNullable().comment('Of the version');
    table.string('read_at', 24).notNullable().index();
    table.text('summary').notNullable().comment('JSON of what a list shows');
    table.text('payload').notNullable().comment('JSON of everything');
    table.primary(['instance', 'model', 'version']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('version_facts');
};
