/**
 * When something changed that housekeeping has to look at: between two changes it rests.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('housekeeping_checks', table => {
    table.string('asked_at', 24);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('housekeeping_checks', table => {
    table.dropColumn('asked_at');
  });
};
