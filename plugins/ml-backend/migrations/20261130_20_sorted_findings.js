/** Columns by which findings are sorted and which every finding has. */
const COMPLETE = ['name_key', 'registry_instance', 'found_at'];
/** Those that are empty where nothing is known; these come last in both orders. */
const PARTIAL = ['owner', 'last_activity_at'];

/**
 * The list of findings is sorted by what its columns show. Each order is read from an index, from its beginning or from
 * its end; ties are by name. The findings are made anew by the next look, which is due at once.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await recreate(knex, table => {
    table.string('name_key', 200).notNullable();
    table.string('owner', 300).notNullable().comment('Empty: not known');
    table.string('last_activity_at', 24).notNullable().comment('Empty: none');
    table.index(['owner', 'problem']);
  });
  for (const column of COMPLETE) {
    const ties = column === 'name_key' ? 'id' : 'name_key, id';
    await knex.raw(
      `create index housekeeping_findings_${column} on housekeeping_findings (problem, ${column}, ${ties})`,
    );
  }
  for (const column of PARTIAL) {
    for (const [order, sign] of [
      ['asc', '='],
      ['desc', '<>'],
    ]) {
      await knex.raw(
        `create index housekeeping_findings_${column}_${order} on housekeeping_findings
         (problem, (case when ${column} ${sign} '' then 1 else 0 end), ${column}, name_key, id)`,
      );
    }
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await recreate(knex);
};

/**
 * @param {import('knex').Knex} knex
 * @param {(table: import('knex').Knex.CreateTableBuilder) => void} [addColumns]
 */
async function recreate(knex, addColumns) {
  await knex('housekeeping_checks').delete();
  await knex.schema.dropTable('housekeeping_findings');
  await knex.schema.createTable('housekeeping_findings', table => {
    table.string('id', 32).primary().comment('Digest of problem and subject');
    table.string('problem', 12).notNullable();
    table.string('ref', 300).comment('Entity; null: there is none');
    table.string('registry_instance', 63).notNullable();
    table.string('group_key', 32).comment('Findings that belong together');
    table.string('sort_key', 330).notNullable();
    table.text('search_text').notNullable();
    table.text('detail').notNullable().comment('JSON of what is shown');
    table.string('found_at', 24).notNullable();
    addColumns?.(table);
    table.index(['problem', 'sort_key', 'id']);
    table.index('group_key');
  });
}
