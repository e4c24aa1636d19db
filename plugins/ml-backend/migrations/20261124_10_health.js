/**
 * What was observed of models and feature sets. A series is one thing measured by one method at one source; its
 * observations differ only by window. Times are RFC 3339 in UTC with milliseconds, so that text order is time order.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('observation_series', table => {
    table.bigIncrements('id');
    table.string('key', 64).notNullable().unique().comment('SHA-256');
    table.string('subject', 300).notNullable().index();
    table.string('source', 500).notNullable();
    table.string('kind', 30).notNullable();
    table.string('name', 250).notNullable();
    table.string('method', 100).notNullable();
    table.string('environment', 63).notNullable();
  });

  await knex.schema.createTable('observations', table => {
    table.bigIncrements('sequence');
    table
      .bigInteger('series_id')
      .notNullable()
      .references('id')
      .inTable('observation_series')
      .onDelete('CASCADE');
    table.string('source', 500).notNullable();
    table.string('event_id', 250).notNullable();
    table.string('observed_at', 24).notNullable().index();
    table.string('window_start', 24).notNullable();
    table.string('window_end', 24).notNullable();
    table.double('value');
    table.string('direction', 20).notNullable();
    table.double('degraded_at');
    table.double('failing_at');
    table.string('status', 10).notNullable().comment('When it was observed');
    table.string('valid_until', 24);
    table.string('model_version', 100);
    table.text('detail').notNullable().comment('JSON of what is only shown');
    table.unique(['source', 'event_id']);
    table.index(['series_id', 'window_end', 'observed_at', 'sequence']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('observations');
  await knex.schema.dropTable('observation_series');
};
