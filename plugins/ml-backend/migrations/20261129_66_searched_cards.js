/**
 * The beginning of a version's card by itself, for whoever makes an index: what is kept of an artefact is large. What
 * was read before is forgotten, and read again when somebody looks.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex('version_facts').delete();
  await knex.schema.alterTable('version_facts', table => {
    table.text('card_text').comment('Beginning of the card');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('version_facts', table => {
    table.dropColumn('card_text');
  });
};
