const TIME = 24;

/**
 * What goes wrong with one experiment of a tracking server: it is tried again by itself, and the others go on.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('run_experiments', table => {
    table.integer('failures').notNullable().defaultTo(0);
    table.string('retry_at', TIME).comment('Left alone until then');
    table
      .integer('set_aside')
      .notNullable()
      .defaultTo(0)
      .comment('Runs of the last pass that cannot be read or indexed');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('run_experiments', table => {
    table.dropColumn('set_aside');
    table.dropColumn('retry_at');
    table.dropColumn('failures');
  });
};
