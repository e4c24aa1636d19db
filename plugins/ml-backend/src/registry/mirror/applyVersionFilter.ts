import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { likePattern } from '../../database/likePattern';
import { searchWords } from '../../database/searchWords';
import type { KeptVersion } from './rows';

/** Which versions of a model. */
export type VersionFilter = {
  /** Every word must occur in version, alias, user, run id, description or tags. */
  text?: string;
  /** Any of these. */
  status?: readonly (KeptVersion['status'] | 'gone')[];
  /** Only those with an alias, or only those without. */
  aliased?: boolean;
};

/** Each word may bring the model's aliases into the query, and databases bound the values of one. */
const MOST_WORDS = 10;

const isKept = (
  status: KeptVersion['status'] | 'gone',
): status is KeptVersion['status'] => status !== 'gone';

function wordsOf(text: string | undefined): string[] {
  const each = searchWords(text);
  if (each.length > MOST_WORDS) {
    throw new InputError(
      `text: at most ${MOST_WORDS} words; leave some of them out`,
    );
  }
  return each;
}

/** Does the filter leave any version out? */
export const isNarrow = ({ text, status, aliased }: VersionFilter): boolean =>
  Boolean(text?.trim() || status?.length) || aliased !== undefined;

/**
 * Leaves only what the filter lets through, of a query over `registry_versions as v` of one model with these aliases.
 * Throws `InputError` for too many words.
 */
export function applyVersionFilter(
  query: Knex.QueryBuilder,
  { text, status = [], aliased }: VersionFilter,
  /** Version by alias. */
  aliases: Readonly<Record<string, string>>,
): void {
  if (status.length > 0) {
    query.where(any => {
      any.where(there =>
        there
          .whereNull('v.deleted_at')
          .whereIn('v.status', status.filter(isKept)),
      );
      if (status.includes('gone')) any.orWhereNotNull('v.deleted_at');
    });
  }
  const named = [...new Set(Object.values(aliases))];
  if (aliased === true) query.whereIn('v.version', named);
  if (aliased === false) query.whereNotIn('v.version', named);
  for (const word of wordsOf(text)) {
    // Aliases move without their versions, so they are with the model.
    const byAlias = Object.keys(aliases)
      .filter(alias => `@${alias}`.toLocaleLowerCase('en-US').includes(word))
      .map(alias => aliases[alias]);
    query.where(any =>
      any
        .whereRaw(`v.search_text like ? escape '\\'`, [likePattern(word)])
        .orWhereIn('v.version', [...new Set(byAlias)]),
    );
  }
}
