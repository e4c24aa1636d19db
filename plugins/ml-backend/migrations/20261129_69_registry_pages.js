/**
 * What passes over a registry's models and versions read page by page, by name of the content: one that the source gives
 * again as it was need not be read again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('registry_pages', table => {
    table.string('instance', 63).notNullable();
    table.string('list', 10).notNullable().comment('models or versions');
    table
      .string('cursor', 64)
      .notNullable()
      .comment('SHA-256; of the first: empty');
    table.string('etag', 100).notNullable();
    table.text('next_cursor');
    table.integer('items').notNullable().comment('Kept of it');
    table.string('seen_at', 24).notNullable().comment('In each of their rows');
    table.string('read_at', 24).notNullable();
    table.primary(['instance', 'list', 'cursor']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('registry_pages');
};
