/**
 * The portal's own index of runs: what run tables filter, sort and compare by. Made from the tracking servers; may be
 * emptied at any time and fills itself again. Nothing is decided by it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Order by bytes, the same everywhere; on PostgreSQL a database may have another one of its own.
  const binaryText = size =>
    knex.client.config.client === 'pg'
      ? `varchar(${size}) collate "C"`
      : `varchar(${size})`;

  await knex.schema.createTable('run_experiments', table => {
    table.increments('id');
    table.string('instance', 63).notNullable();
    table.string('source_id', 64).notNullable();
    table.string('name', 500).notNullable().comment('As the catalog has it');
    table.string('source_name', 500).comment('Where it was renamed since');
    table.string('lifecycle', 10).notNullable();
    table.boolean('wanted').notNullable().comment('The catalog names it');
    table.text('first_pass').comment('JSON: where the first pass is');
    table.string('complete_at', 24).comment('End of the first pass');
    table.string('polled_at', 24).comment('Last level with the source');
    table.string('seen_at', 24).comment('Last shown by the source itself');
    table.text('sweep').comment('JSON: where the sweep is');
    table.string('swept_at', 24).comment('End of the last sweep');
    table.text('error').comment('Why it is behind');
    table.unique(['instance', 'source_id']);
    table.index(['instance', 'name']);
  });

  await knex.schema.createTable('indexed_runs', table => {
    table.increments('id');
    table.integer('experiment').notNullable();
    table.string('source_id', 64).notNullable();
    table.specificType('name', binaryText(500)).notNullable();
    table.string('status', 10).notNullable();
    table.specificType('user', binaryText(250));
    table.text('artifact_uri');
    table.bigInteger('start_at').notNullable().comment('Milliseconds');
    table.bigInteger('end_at').comment('Milliseconds');
    table.string('parent', 64).comment('source_id of the run above');
    table.string('deleted_at', 24).comment('Noticed');
    table.string('checked_at', 24).notNullable().comment('Last seen');
    table.string('content', 28).notNullable().comment('Digest of all of it');
    table.text('payload').notNullable().comment('JSON of what is shown');
    table.unique(['experiment', 'source_id']);
    table.index(['experiment', 'start_at', 'id']);
    // What most lists walk along: no look at the wide rows themselves.
    table.index(['experiment', 'start_at', 'id'], 'indexed_runs_newest', {
      predicate: knex.whereNull('deleted_at'),
    });
    table.index(['experiment', 'status', 'checked_at']);
    table.index(['parent']);
  });

  await knex.schema.createTable('run_keys', table => {
    table.increments('id');
    table.integer('experiment').notNullable();
    table.string('kind', 1).notNullable().comment('m, p or t');
    table.string('key', 250).notNullable();
    table.unique(['experiment', 'kind', 'key']);
  });

  await knex.schema.createTable('run_metrics', table => {
    table.integer('run').notNullable();
    table.integer('key').notNullable();
    table.double('value').comment('Null: not a number');
    table.primary(['run', 'key']);
    table.index(['key', 'value', 'run']);
  });

  await knex.schema.createTable('run_texts', table => {
    table.integer('run').notNullable();
    table.integer('key').notNullable();
    table
      .specificType('value_key', binaryText(100))
      .notNullable()
      .comment('The value; of a long one its beginning and digest');
    table.text('value').comment('A long value');
    table.primary(['run', 'key']);
    table.index(['key', 'value_key', 'run']);
  });

  await knex.schema.createTable('run_datasets', table => {
    table.integer('run').notNullable().index();
    table.string('name', 500).notNullable();
    table.string('digest', 100).notNullable();
    table.string('context', 250);
  });

  await knex.schema.dropTable('known_runs');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.createTable('known_runs', table => {
    table.string('key', 64).primary().comment('SHA-256 of the list asked for');
    table.text('payload').notNullable().comment('JSON of the newest runs');
    table.string('as_of', 24).notNullable();
  });
  for (const table of [
    'run_datasets',
    'run_texts',
    'run_metrics',
    'run_keys',
    'indexed_runs',
    'run_experiments',
  ]) {
    await knex.schema.dropTable(table);
  }
};
