const TIME = 24;

/**
 * Stages of versions, and their moves, beside aliases. A version that is here already was kept without its stage: what is
 * found next is where it stood, and no move. And of which moved aliases whose owners are still to be told.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('registry_versions', table => {
    table
      .string('stage', 100)
      .comment('Empty: in none; null: never looked for');
  });

  await knex.schema.createTable('registry_stage_moves', table => {
    table.string('id', 36).primary();
    table.string('instance', 63).notNullable();
    table.string('model', 256).notNullable();
    table.string('version', 100).notNullable();
    table.string('from_stage', 100);
    table.string('to_stage', 100);
    table.string('at', TIME).notNullable().comment('Best known');
    table.string('earliest_at', TIME).comment('Not before; null: unknown');
    table.string('noticed_at', TIME).notNullable();
    table.string('by', 10).notNullable().comment('outside, unknown');
    table.index(['instance', 'model', 'at']);
  });

  await knex.schema.createTable('alias_notices', table => {
    table.string('move_id', 36).notNullable();
    table.string('entity_ref', 600).notNullable().comment('Whose owner');
    table.integer('attempts').notNullable().defaultTo(0);
    table.string('next_at', TIME).notNullable();
    table.string('ended_at', TIME).comment('Told, or given up');
    table.primary(['move_id', 'entity_ref']);
    table.index(['ended_at', 'next_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('alias_notices');
  await knex.schema.dropTable('registry_stage_moves');
  await knex.schema.alterTable('registry_versions', table => {
    table.dropColumn('stage');
  });
};
