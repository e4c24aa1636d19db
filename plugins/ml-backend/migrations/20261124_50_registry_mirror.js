const TIME = 24;

/**
 * The mirror: how far each thing that is kept current is, and what the registries hold: models, versions, and every
 * move of an alias. Replaces `known_versions`. May be emptied at any time and fills itself again, except for the moves of
 * aliases, which no source remembers.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('mirror_states', table => {
    table.string('instance', 63).notNullable();
    table.string('what', 20).notNullable().comment('registry or runs');
    table.string('complete_at', TIME).comment('When the first pass ended');
    table.string('current_at', TIME).comment('When nothing was left to do');
    table.string('last_ok_at', TIME);
    table.text('last_error');
    table.string('error_at', TIME);
    table.integer('failures').notNullable().defaultTo(0);
    table.text('counts').notNullable().defaultTo('{}').comment('JSON');
    table.string('counted_at', TIME);
    table.string('webhooks', 10).notNullable().defaultTo('off');
    table.integer('hints').notNullable().defaultTo(0);
    table.string('next_turn_at', TIME).notNullable();
    table.string('turn_at', TIME).notNullable().defaultTo('');
    table.string('lease_token', 36);
    table.string('lease_until', TIME);
    table.primary(['instance', 'what']);
  });

  await knex.schema.createTable('registry_positions', table => {
    table.string('instance', 63).primary();
    table.text('position').notNullable().comment('JSON: where the pass is');
  });

  await knex.schema.createTable('registry_models', table => {
    table.string('instance', 63).notNullable();
    table.string('model', 256).notNullable();
    table.text('payload').notNullable().comment('JSON: description, tags');
    table.text('search_text').notNullable();
    table.text('aliases').notNullable().comment('JSON: alias to version');
    table.string('digest', 64).notNullable().comment('Of what was seen');
    table.string('created_at', TIME).notNullable();
    table.string('updated_at', TIME).notNullable();
    table.string('first_seen_at', TIME).notNullable();
    table.string('seen_at', TIME).notNullable();
    table.string('deleted_at', TIME).comment('When it was found to be gone');
    table.string('renamed_to', 256);
    table.string('look_at', TIME).comment('Asked to be read again');
    table.primary(['instance', 'model']);
    table.index(['instance', 'look_at']);
    table.index(['instance', 'seen_at']);
  });

  await knex.schema.createTable('registry_versions', table => {
    table.string('instance', 63).notNullable();
    table.string('model', 256).notNullable();
    table.string('version', 100).notNullable();
    table.bigInteger('ordinal').notNullable().comment('Higher is newer');
    table.string('created_at', TIME).notNullable();
    table.string('run_id', 64);
    table.text('payload').notNullable().comment('JSON of the version');
    table.string('digest', 64).notNullable().comment('Of the payload');
    table.string('seen_at', TIME).notNullable();
    table.string('deleted_at', TIME).comment('When it was found to be gone');
    table.primary(['instance', 'model', 'version']);
    table.index(['instance', 'model', 'ordinal']);
    table.index(['instance', 'seen_at']);
    table.index('run_id');
  });

  await knex.schema.createTable('registry_alias_moves', table => {
    table.string('id', 36).primary();
    table.string('instance', 63).notNullable();
    table.string('model', 256).notNullable();
    table.string('alias', 256).notNullable();
    table.string('from_version', 100);
    table.string('to_version', 100);
    table.string('at', TIME).comment('Best known; null: expected, not seen');
    table.string('earliest_at', TIME).comment('Not before; null: unknown');
    table.string('noticed_at', TIME).notNullable();
    table.string('by', 10).notNullable().comment('portal, outside, unknown');
    table.string('promotion_id', 36);
    table.string('actor', 300);
    table.string('told_at', TIME).comment('When its owners were told');
    table.index(['instance', 'model', 'alias', 'at']);
    table.index(['by', 'told_at']);
    table.index('promotion_id');
  });

  await knex.schema.dropTable('known_versions');
  await knex.schema.alterTable('fleet_models', table => {
    table.dropColumn('registry_seen');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('fleet_models', table => {
    table.string('registry_seen', 64).comment("Digest of the registry's state");
  });
  await knex.schema.createTable('known_versions', table => {
    table.string('instance', 63).notNullable();
    table.string('model', 250).notNullable();
    table.string('version', 100).notNullable();
    table.string('created_at', TIME).notNullable();
    table.string('run_id', 64).index();
    table.text('payload').notNullable().comment('JSON of the version');
    table.string('as_of', TIME).notNullable();
    table.primary(['instance', 'model', 'version']);
    table.index(['instance', 'model', 'created_at']);
  });
  await knex.schema.dropTable('registry_alias_moves');
  await knex.schema.dropTable('registry_versions');
  await knex.schema.dropTable('registry_models');
  await knex.schema.dropTable('registry_positions');
  await knex.schema.dropTable('mirror_states');
};
