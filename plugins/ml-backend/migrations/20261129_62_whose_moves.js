const TIME = 24;

/**
 * Whose a move of an alias is, also after a crash and beside a poll that read earlier: a promotion that points an alias
 * back says so first, and nothing is expected of one that has ended. A model that cannot be read waits longer and longer
 * and stops no other. What a registry delivered by webhook is remembered for all replicas, and why it takes no webhooks.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('promotions', table => {
    table
      .string('alias_restoring_at', TIME)
      .comment('Since when the alias is being pointed back');
  });
  await knex.schema.alterTable('registry_models', table => {
    table
      .integer('look_failures')
      .notNullable()
      .defaultTo(0)
      .comment('Looks in a row that failed');
  });
  await knex.schema.alterTable('mirror_states', table => {
    table.text('webhooks_error').comment('Why there are none');
  });
  await knex.schema.createTable('registry_deliveries', table => {
    table.string('key', 64).primary().comment('SHA-256 of instance and id');
    table.string('seen_at', TIME).notNullable().index();
  });
  await knex('registry_alias_moves')
    .whereNull('at')
    .whereIn(
      'promotion_id',
      knex('promotions').whereNotNull('ended_at').select('id'),
    )
    .delete();
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('registry_deliveries');
  await knex.schema.alterTable('mirror_states', table => {
    table.dropColumn('webhooks_error');
  });
  await knex.schema.alterTable('registry_models', table => {
    table.dropColumn('look_failures');
  });
  await knex.schema.alterTable('promotions', table => {
    table.dropColumn('alias_restoring_at');
  });
};
