const PART = 100;
const LONGEST = 8_000;
const LONGEST_PART = 2_000;
const USER_INFO = /\b(https?|ssh|git):\/\/[^\s/@?#]+@/gi;

const shown = text => text.replace(USER_INFO, '$1://');

/** As the mirror writes it since then: only what a page shows too. */
function searchTextOf({ version, user, runId, description, tags }) {
  const text = [
    version,
    user,
    runId,
    shown(description ?? '').slice(0, LONGEST_PART),
    ...Object.entries(tags).map(([key, value]) => `${key} ${shown(value)}`),
  ]
    .filter(Boolean)
    .join('\n')
    .toLocaleLowerCase('en-US')
    .slice(0, 2 * LONGEST)
    .replaceAll('\0', '');
  const whole = Buffer.from(text, 'utf8').toString('utf8');
  return [...whole].slice(0, LONGEST).join('');
}

async function fill(knex) {
  let after;
  for (;;) {
    const select = knex('registry_versions')
      .orderBy(['instance', 'model', 'version'])
      .limit(PART)
      .select('instance', 'model', 'version', 'payload');
    if (after) {
      select.whereRaw('(instance, model, version) > (?, ?, ?)', after);
    }
    const rows = await select;
    if (rows.length === 0) return;
    const values = rows.map(({ instance, model, version, payload }) => {
      const kept = JSON.parse(payload);
      return [instance, model, version, kept.status, searchTextOf(kept)];
    });
    // Both databases call the columns of a list of values so.
    await knex.raw(
      `update registry_versions set status = filled.column4, search_text = filled.column5
      from (values ${values.map(() => '(?, ?, ?, ?, ?)').join(', ')}) as filled
      where registry_versions.instance = filled.column1
      and registry_versions.model = filled.column2
      and registry_versions.version = filled.column3`,
      values.flat(),
    );
    after = values[values.length - 1].slice(0, 3);
  }
}

/**
 * What the versions of a model are filtered and sorted by, beside what is kept of them whole.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('registry_versions', table => {
    table.string('status', 10).notNullable().defaultTo('');
    table.text('search_text').notNullable().defaultTo('');
    table.index(['instance', 'model', 'created_at']);
  });
  await fill(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('registry_versions', table => {
    table.dropIndex(['instance', 'model', 'created_at']);
  });
  await knex.schema.alterTable('registry_versions', table => {
    table.dropColumn('search_text');
    table.dropColumn('status');
  });
};
