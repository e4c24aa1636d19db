/**
 * How often something new was stored of a series. What was counted of it is counted anew when this changed: times of
 * observations do not say it, for what is sent last may have been observed first.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('observation_series', table => {
    table.bigInteger('changes').notNullable().defaultTo(0);
  });
};

/**
 * As a statement: on SQLite the schema builder would make the table anew, and observations go with their series.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table observation_series drop column changes');
};
