/**
 * Which change of what is kept of a registry was the last, and the pages of what changed last, which are known until the
 * next one. They stand beside the position: where a pass is is written again and again, from what was read before.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('registry_positions', table => {
    table.string('change_id', 36).comment('Another one with every change');
    table.text('feed').comment('JSON: what the pages are known by');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('registry_positions', table => {
    table.dropColumn('feed');
    table.dropColumn('change_id');
  });
};
