const PAGE = 500;

/** As texts of registries are kept from now on. */
const USER_INFO = /\b(https?|ssh|git):\/\/[^\s/@?#]+@/gi;
/** Characters of a description that were searched, after the name and a new line. */
const SEARCHED = 2_000;
/** An address at the end of what was searched, of which an `@` may have followed. */
const CUT_ADDRESS = /\b(https?|ssh|git):\/\/[^\s/@?#]*$/i;

/** @param {string} text */
function plainText(text) {
  const plain = text.replace(USER_INFO, '$1://');
  const wasCut = text.length > text.indexOf('\n') + SEARCHED;
  return wasCut ? plain.replace(CUT_ADDRESS, '$1://') : plain;
}

/**
 * What is searched of registered models has no user and password of an address: also of those models that are seen no
 * more.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  let after = ['', ''];
  for (;;) {
    const rows = await knex('registry_models')
      .whereRaw('(instance, model) > (?, ?)', after)
      .orderBy(['instance', 'model'])
      .limit(PAGE)
      .select('instance', 'model', 'search_text');
    for (const { instance, model, search_text: text } of rows) {
      const plain = plainText(text);
      if (plain !== text)
        await knex('registry_models')
          .where({ instance, model })
          .update({ search_text: plain });
    }
    if (rows.length < PAGE) return;
    const last = rows[rows.length - 1];
    after = [last.instance, last.model];
  }
};

/** Nothing to undo: the next look at a model writes its text anew. */
exports.down = async function down() {};
