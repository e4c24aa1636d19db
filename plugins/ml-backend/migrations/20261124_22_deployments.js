/**
 * What serves where. A rollout is one version taken to one environment; a deployment is the place, with the rollout that
 * is its goal and the one that was last proven to serve. Times are RFC 3339 in UTC with milliseconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployments', table => {
    table.string('id', 36).primary();
    table.string('model', 300).notNullable();
    table.string('environment', 63).notNullable();
    table.string('target', 100).notNullable();
    table.string('rollout_id', 36).notNullable().comment('The goal');
    table.string('serving_rollout_id', 36).comment('Proven by a request');
    table.string('state', 10).notNullable();
    table.text('message');
    table.text('endpoint');
    table.string('observed_at', 24);
    table
      .string('applied_rollout_id', 36)
      .comment('What the target was last told');
    table.string('applied_at', 24);
    table.string('deadline_at', 24);
    table.boolean('proven').notNullable().defaultTo(false);
    table.integer('unfit_turns').notNullable().defaultTo(0);

    table.integer('goal_revision').notNullable().defaultTo(0);
    table.string('next_turn_at', 24).index();
    table.string('lease_token', 36);
    table.string('lease_until', 24);
    table.integer('turns_failed').notNullable().defaultTo(0);
    table.string('waiting_for', 100);
    table.text('waiting_reason');

    table.unique(['model', 'environment']);
  });

  await knex.schema.createTable('rollouts', table => {
    table.string('id', 36).primary();
    table.string('deployment_id', 36).notNullable().index();
    table.text('plan').notNullable().comment('JSON of DeploymentPlan');
    table.string('version', 100).notNullable();
    table.string('digest', 71).notNullable();
    table.string('state', 20).notNullable();
    table.text('message');
    table.text('smoke').comment('JSON of SmokeResult');
    table
      .string('replaces_id', 36)
      .comment('What served when this began, to be put back');
    table.string('previous_id', 36).comment('Where a rollback from this leads');
    table.text('approved_by').notNullable().comment('JSON array');
    table.string('set_by', 300).notNullable();
    table.string('set_at', 24).notNullable();
    table.string('served_at', 24);
    table.string('ended_at', 24);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rollouts');
  await knex.schema.dropTable('deployments');
};
