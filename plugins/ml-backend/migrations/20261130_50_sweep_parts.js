/**
 * Sweeps as groups: the runs that are below none, newest first, and what is below each run, by the index alone. Of 1,000
 * sweeps with 99 runs each no run below is looked at to find the 50 newest.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('indexed_runs', table => {
    table.index(['experiment', 'start_at', 'id'], 'indexed_runs_tops', {
      predicate: knex.whereNull('deleted_at').whereNull('parent'),
    });
    table.index(['parent', 'experiment', 'id'], 'indexed_runs_below', {
      predicate: knex.whereNull('deleted_at').whereNotNull('parent'),
    });
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('indexed_runs', table => {
    table.dropIndex([], 'indexed_runs_below');
    table.dropIndex([], 'indexed_runs_tops');
  });
};
