const SORTED = [
  'attention',
  'name_key',
  'owner',
  'tier',
  'health_rank',
  'last_trained_at',
];
const SORTED_BEFORE = ['name_key', 'owner', 'health', 'attention'];

/**
 * How a model serves and whether an alias was moved outside, as columns; an index for each order in which a page may be
 * read. What the table holds is emptied: the next sweep fills it again with the new columns.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex('fleet_models').delete();
  await knex.schema.alterTable('fleet_models', table => {
    table.string('serving_mode', 20).notNullable().defaultTo('online');
    table.integer('moved_outside').notNullable().defaultTo(0);
    SORTED_BEFORE.forEach(column => table.dropIndex(column));
    SORTED.forEach(column => table.index([column, 'ref']));
    table.index(['health', 'running_launches', 'open_promotions']);
  });
  if (knex.client.config.client === 'pg') await keepRowsNarrow(knex);
};

/**
 * Filtering and counting read every row's short columns: what only a page shows is kept beside the table, what is
 * searched in it.
 *
 * @param {import('knex').Knex} knex
 */
async function keepRowsNarrow(knex) {
  await knex.raw('alter table fleet_models set (toast_tuple_target = 256)');
  await knex.raw(
    'alter table fleet_models alter column spec set storage external, alter column facts set storage external, alter column search_text set storage main',
  );
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  if (knex.client.config.client === 'pg')
    await knex.raw('alter table fleet_models reset (toast_tuple_target)');
  await knex.schema.alterTable('fleet_models', table => {
    table.dropIndex(['health', 'running_launches', 'open_promotions']);
    SORTED.forEach(column => table.dropIndex([column, 'ref']));
    SORTED_BEFORE.forEach(column => table.index(column));
    table.dropColumn('moved_outside');
    table.dropColumn('serving_mode');
  });
};
