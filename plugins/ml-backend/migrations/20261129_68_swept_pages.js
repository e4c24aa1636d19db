/**
 * What the sweep over an experiment's runs read page by page, by name of the content: one that the source gives again as
 * it was need not be read again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('swept_pages', table => {
    table.integer('experiment').notNullable();
    table
      .bigInteger('until')
      .notNullable()
      .comment('Its newest run began then at the latest; milliseconds');
    table.bigInteger('after').comment('Its oldest run began then');
    table.string('etag', 100).notNullable();
    table.integer('runs').notNullable().comment('Kept of it, with those gone');
    table.integer('gone').notNullable();
    table.string('read_at', 24).notNullable();
    table.string('met_at', 24).notNullable().comment('Last given as it was');
    table.primary(['experiment', 'until']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('swept_pages');
};
