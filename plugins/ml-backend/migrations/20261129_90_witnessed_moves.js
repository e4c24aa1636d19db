/**
 * Which moves of aliases their registry told of by webhook, so that none is in the history twice.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('registry_alias_moves', table => {
    table
      .string('witnessed_at', 24)
      .comment('When the registry told of it by webhook');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('registry_alias_moves', table => {
    table.dropColumn('witnessed_at');
  });
};
