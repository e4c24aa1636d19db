/**
 * Launches and their attempts. Times are RFC 3339 in UTC with milliseconds. What is fixed when a launch is created is
 * in `plan`; what somebody wants is `goal`; the rest is what was observed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('launches', table => {
    table.string('id', 36).primary();
    table.string('pipeline', 300).notNullable();
    table.string('model', 300);
    table.text('plan').notNullable().comment('JSON of LaunchPlan');
    table.string('plan_hash', 71).notNullable();
    table.string('cluster', 100).notNullable();
    table.text('cause').notNullable().comment('JSON');
    table.string('requested_by', 300).notNullable();
    table.string('requested_at', 24).notNullable();
    table.string('idempotency_key', 500).unique();
    table.string('goal', 10).notNullable().comment('run, stop or give-up');
    table.text('goal_reason');
    table.string('state', 10).notNullable();
    table.text('state_reason');
    table.integer('attempt').notNullable();
    table.integer('missing_turns').notNullable().defaultTo(0);
    table.string('version', 100);
    table.string('submitted_at', 24);
    table.string('started_at', 24);
    table.string('ended_at', 24);
    table
      .integer('earlier_seconds')
      .notNullable()
      .defaultTo(0)
      .comment('Run time of the attempts before this one');
    table.string('updated_at', 24).notNullable();

    table.integer('goal_revision').notNullable().defaultTo(0);
    table.string('next_turn_at', 24).index();
    table.string('lease_token', 36);
    table.string('lease_until', 24);
    table.integer('turns_failed').notNullable().defaultTo(0);
    table.string('waiting_for', 100);
    table.text('waiting_reason');

    table.index(['requested_at', 'id']);
    table.index(['pipeline', 'requested_at']);
    table.index(['model', 'state']);
    table.index(['state']);
  });

  await knex.schema.createTable('launch_attempts', table => {
    table
      .string('launch_id', 36)
      .notNullable()
      .references('id')
      .inTable('launches')
      .onDelete('CASCADE');
    table.integer('attempt').notNullable();
    table.string('submission_id', 63).notNullable().unique();
    table.string('state', 10).notNullable();
    table.text('reason');
    table.integer('exit_code');
    table.string('started_at', 24);
    table.string('ended_at', 24);
    table.text('log_text').notNullable().defaultTo('');
    table
      .bigInteger('log_end')
      .notNullable()
      .defaultTo(0)
      .comment('Byte offset in the log at which log_text ends');
    table.boolean('log_complete').notNullable().defaultTo(false);
    table.primary(['launch_id', 'attempt']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('launch_attempts');
  await knex.schema.dropTable('launches');
};
