/**
 * The ledger: an append-only chain. `entry` is the canonical JSON text that was hashed; nothing in it is kept a second
 * time except what is needed to find it. `ledger_head` has one row: appends take turns at it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ledger', table => {
    table.integer('sequence').primary().comment('1, 2, 3, … without gaps');
    table.string('subject', 300).notNullable();
    table.text('entry').notNullable().comment('RFC 8785 text');
    table
      .string('previous_hash', 64)
      .notNullable()
      .unique()
      .comment('No entry has two followers, so the chain cannot fork');
    table.string('hash', 64).notNullable().unique();
    table.index(['subject', 'sequence']);
  });
  await knex.schema.createTable('ledger_head', table => {
    table.integer('id').primary();
    table.integer('sequence').notNullable();
    table.string('hash', 64).notNullable();
  });
  await knex('ledger_head').insert({
    id: 1,
    sequence: 0,
    hash: '0'.repeat(64),
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ledger_head');
  await knex.schema.dropTable('ledger');
};
