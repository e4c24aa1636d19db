/**
 * What is open of all that was ever promoted is little, and asked for by every page: an index of its own.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(
    'create index promotions_open on promotions (state, requested_at) where ended_at is null',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('promotions', table => {
    table.dropIndex([], 'promotions_open');
  });
};
