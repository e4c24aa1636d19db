/**
 * The packages that runs logged, of those runs alone that somebody compared: reading them takes several questions a
 * run, and they no longer change once it ended. Many runs have the same ones, which are kept once. May be emptied at
 * any time; nothing is decided by it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('logged_environments', table => {
    table.string('digest', 64).primary().comment('SHA-256 of the payload');
    table.text('payload').notNullable().comment('JSON: Python and packages');
  });
  await knex.schema.createTable('run_environments', table => {
    table.string('instance', 63).notNullable();
    table.string('run_id', 64).notNullable();
    table
      .string('ended_at', 24)
      .notNullable()
      .comment('A run that was resumed has another end');
    table.string('read_at', 24).notNullable().index();
    table.string('environment', 64).index().comment('Null: it logged none');
    table.text('why').comment('Why it cannot be read, where it cannot');
    table.primary(['instance', 'run_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('run_environments');
  await knex.schema.dropTable('logged_environments');
};
