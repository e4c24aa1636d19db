const SORTED = [
  'attention',
  'name_key',
  'owner',
  'tier',
  'health_rank',
  'last_trained_at',
];

/**
 * Filtering and counting read every row: what only a page shows and what is searched move to tables beside, so that ten
 * thousand rows are some hundred pages and not some thousand. Rows are numbered, so that a long list of models is a bit
 * a row. PostgreSQL finds a word by the numbers of its letters, three at a time; SQLite reads the texts. What the tables
 * hold is made anew by the next sweep.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.dropTable('fleet_models');
  await knex.schema.createTable('fleet_models', table => {
    table.increments('number');
    table.string('ref', 300).notNullable().unique();
    addFilters(table);
    table.string('registry_model', 256).notNullable();
    addFacts(table);
    addIndices(table);
  });
  await knex.schema.createTable('fleet_details', table => {
    table.string('ref', 300).primary();
    table.text('spec').notNullable().comment('JSON of the model as described');
    table.text('facts').notNullable().comment('JSON of what is shown');
    table.text('aliases').notNullable().comment('JSON');
  });
  const isPostgres = knex.client.config.client === 'pg';
  await knex.schema.createTable('fleet_search', table => {
    table.integer('number').primary();
    table.text('search_text').notNullable();
    if (isPostgres) table.specificType('grams', 'integer[]').notNullable();
  });
  if (isPostgres) {
    // Models change seldom and are searched often: a word is looked up in the index alone.
    await knex.raw(
      'create index fleet_search_grams on fleet_search using gin (grams) with (fastupdate = off)',
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_search');
  await knex.schema.dropTable('fleet_details');
  await knex.schema.dropTable('fleet_models');
  await knex.schema.createTable('fleet_models', table => {
    table.string('ref', 300).primary();
    table.text('spec').notNullable().comment('JSON of the model as described');
    table.text('search_text').notNullable();
    addFilters(table);
    table.string('registry_model', 250).notNullable();
    table.text('aliases').notNullable().defaultTo('{}').comment('JSON');
    table.text('facts').notNullable().comment('JSON of what is shown');
    addFacts(table);
    addIndices(table);
  });
  if (knex.client.config.client === 'pg')
    await knex.raw('alter table fleet_models set (toast_tuple_target = 256)');
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addFilters(table) {
  table.string('name_key', 300).notNullable();
  table.string('owner', 300).notNullable();
  table.integer('tier').notNullable();
  table.string('lifecycle', 100).notNullable();
  table.string('serving_mode', 20).notNullable().defaultTo('online');
  table.string('registry_instance', 63).notNullable();
}

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addFacts(table) {
  table.string('health', 10).notNullable();
  table.integer('health_rank').notNullable();
  table.integer('attention').notNullable();
  table.integer('running_launches').notNullable();
  table.integer('open_promotions').notNullable();
  table.integer('moved_outside').notNullable().defaultTo(0);
  table.string('last_trained_at', 24).notNullable().comment('Empty: never');
  table.string('refreshed_at', 24).notNullable().index();
  table.string('due_at', 24).notNullable().index();
}

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addIndices(table) {
  SORTED.forEach(column => table.index([column, 'ref']));
  table.index(['health', 'running_launches', 'open_promotions']);
  table.index(['registry_instance', 'registry_model']);
}
