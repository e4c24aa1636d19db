/** Characters of a card that were searched: of a user and password at the end, the `@` may have been cut off. */
const SEARCHED = 8_000;

/**
 * Cards that were read before their addresses lost users and passwords are read again, for search and when somebody looks:
 * all in which one may be left, and what was read beside them. What is forgotten here only saved time.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex('version_facts')
    .where('card_text', 'like', '%://%@%')
    .orWhere('payload', 'like', '%"card":%://%@%')
    .orWhere(cut =>
      cut
        .where('card_text', 'like', '%://%')
        .whereRaw('length(card_text) >= ?', [SEARCHED]),
    )
    .orWhere(cut =>
      cut
        .where('payload', 'like', '%"card":%://%')
        .where('payload', 'like', '%"truncated":true%'),
    )
    .delete();
};

/** Nothing to undo: what was forgotten is read again. */
exports.down = async function down() {};
