/**
 * Promotions, the gates that judged them, and what persons decided.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('promotions', table => {
    table.comment('One row per request to take a version to an environment');
    table.string('id', 36).primary();
    table.string('model', 300).notNullable().comment('Entity reference');
    table.string('environment', 63).notNullable();
    table
      .string('lane', 10)
      .notNullable()
      .comment('change or rollback: one open promotion of each');
    table.string('mode', 10).notNullable();
    table.string('state', 20).notNullable();
    table.text('state_reason').nullable();
    table.string('registry', 100).notNullable();
    table.string('registered_model', 300).notNullable();
    table.string('version', 100).notNullable();
    table.string('digest', 71).notNullable();
    table.string('result_version', 100).nullable();
    table.string('result_digest', 71).nullable();
    table.string('requested_by', 300).notNullable();
    table.string('requested_at', 24).notNullable().comment('RFC 3339, UTC');
    table.text('reason').notNullable();
    table.text('plan').notNullable().comment('Canonical JSON, never changed');
    table.string('plan_hash', 71).notNullable();
    table.string('evidence_digest', 71).nullable();
    table.text('comparison').nullable();
    table.integer('approvals_needed').notNullable();
    table.string('expires_at', 24).notNullable();
    table.string('ended_at', 24).nullable();
    table.string('updated_at', 24).notNullable();
    table
      .string('checked_at', 24)
      .nullable()
      .comment('Evidence last found true');
    table.string('launch_id', 36).nullable();
    table.string('replaced_version', 100).nullable();
    table.string('alias_read_at', 24).nullable();
    table.string('alias_before', 100).nullable();
    table.string('aborted_by', 300).nullable();
    table.text('abort_reason').nullable();
    table.string('supersedes', 36).nullable();
    table.string('restores', 36).nullable();
    table
      .string('notice', 20)
      .nullable()
      .comment('Whom to tell: approvers or requester');
    table.string('idempotency_key', 100).nullable();

    table.integer('goal_revision').notNullable().defaultTo(0);
    table.string('next_turn_at', 24).nullable();
    table.string('lease_token', 36).nullable();
    table.string('lease_until', 24).nullable();
    table.integer('turns_failed').notNullable().defaultTo(0);
    table.string('waiting_for', 100).nullable();
    table.text('waiting_reason').nullable();

    table.unique(['requested_by', 'idempotency_key'], {
      indexName: 'promotions_idempotency',
    });
    table.index(['next_turn_at'], 'promotions_due');
    table.index(['model', 'requested_at'], 'promotions_model');
    table.index(['requested_at', 'id'], 'promotions_newest');
  });
  // Both SQLite and PostgreSQL have partial indexes; knex has no word for them in a create table.
  await knex.raw(
    'create unique index promotions_one_open on promotions (model, environment, lane) where ended_at is null',
  );

  await knex.schema.createTable('promotion_gates', table => {
    table.comment('The newest evaluation of each gate of a promotion');
    table
      .string('promotion_id', 36)
      .notNullable()
      .references('id')
      .inTable('promotions')
      .onDelete('CASCADE');
    table.string('gate', 30).notNullable();
    table.string('phase', 10).notNullable();
    table.string('outcome', 20).notNullable();
    table.text('summary').notNullable();
    table.text('evidence').notNullable().comment('Canonical JSON');
    table.string('evidence_digest', 71).notNullable();
    table.string('evaluated_at', 24).notNullable();
    table.primary(['promotion_id', 'phase', 'gate']);
  });

  await knex.schema.createTable('promotion_approver_groups', table => {
    table.comment('Whose members may decide, from the sealed policy');
    table
      .string('promotion_id', 36)
      .notNullable()
      .references('id')
      .inTable('promotions')
      .onDelete('CASCADE');
    table.string('group_ref', 300).notNullable();
    table.primary(['promotion_id', 'group_ref']);
    table.index(['group_ref'], 'promotion_approver_groups_group');
  });

  await knex.schema.createTable('promotion_decisions', table => {
    table.comment('What persons decided, and on what');
    table.string('id', 36).primary();
    table
      .string('promotion_id', 36)
      .notNullable()
      .references('id')
      .inTable('promotions')
      .onDelete('CASCADE');
    table.string('decided_by', 300).notNullable();
    table.string('decision', 10).notNullable();
    table.text('comment').nullable();
    table.string('decided_at', 24).notNullable();
    table.string('group_ref', 300).notNullable();
    table.string('digest', 71).notNullable();
    table.string('plan_hash', 71).notNullable();
    table.string('evidence_digest', 71).nullable();
    table.string('voided_at', 24).nullable();
    table.text('void_reason').nullable();
    table.index(['promotion_id'], 'promotion_decisions_promotion');
  });
  await knex.raw(
    'create unique index promotion_decisions_one_vote on promotion_decisions (promotion_id, decided_by) where voided_at is null',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('promotion_decisions');
  await knex.schema.dropTable('promotion_approver_groups');
  await knex.schema.dropTable('promotion_gates');
  await knex.schema.dropTable('promotions');
};
