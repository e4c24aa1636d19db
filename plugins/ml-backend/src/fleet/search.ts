import type { Knex } from 'knex';
import { isSqlite } from '../database/isSqlite';
import { keepableText } from '../database/keepableText';
import { likePattern } from '../database/likePattern';
import { searchWords } from '../database/searchWords';
import type { ModelSpec } from '../entities';
import type { ModelRow } from './fleetRow';

const TABLE = 'fleet_search';
/** Longest text that is searched, in characters: descriptions have no end. */
const SEARCHED = 4_000;
const GRAM = 3;

/** Row of `fleet_search`. `grams`: in PostgreSQL only, as an array is written there. */
type SearchRow = { number: number; search_text: string; grams?: string };

/**
 * The characters of texts, three at a time, each as a number: a text that has a word has all numbers of the word. Two
 * threes may share a number, so that what is found by numbers has still to be looked at.
 */
export function gramsOf(texts: readonly string[]): number[] {
  const grams = new Set<number>();
  for (const text of texts) {
    const characters = Array.from(text, one => one.codePointAt(0) ?? 0);
    for (let at = 0; at + GRAM <= characters.length; at += 1) {
      const [a, b, c] = characters.slice(at, at + GRAM);
      grams.add((Math.imul(Math.imul(a, 31) + b, 31) + c) | 0);
    }
  }
  return [...grams];
}

const searchTextOf = (spec: ModelSpec) =>
  keepableText(
    [
      spec.name,
      spec.title,
      spec.type,
      spec.owner,
      spec.registry.model,
      spec.description,
    ]
      .filter(Boolean)
      .join('\n')
      .toLocaleLowerCase('en-US'),
    SEARCHED,
  );

const asArray = (grams: readonly number[]) => `{${grams.join(',')}}`;

/** Keeps what is searched of models that are in `fleet_models`. */
export async function saveSearched(
  transaction: Knex,
  specs: readonly ModelSpec[],
): Promise<void> {
  const numbered: Pick<ModelRow, 'ref' | 'number'>[] =
    await transaction<ModelRow>('fleet_models')
      .select('ref', 'number')
      .whereIn(
        'ref',
        specs.map(({ ref }) => ref),
      );
  const numbers = new Map(numbered.map(({ ref, number }) => [ref, number]));
  const isPlain = isSqlite(transaction);
  const rows = specs.flatMap((spec): SearchRow[] => {
    const number = numbers.get(spec.ref);
    if (number === undefined) return [];
    const text = searchTextOf(spec);
    const grams = isPlain ? {} : { grams: asArray(gramsOf([text])) };
    return [{ number, search_text: text, ...grams }];
  });
  if (rows.length === 0) return;
  await transaction<SearchRow>(TABLE).insert(rows).onConflict('number').merge();
}

/** Leaves only the models in whose text every word occurs, wherever and as it is written. */
export function applySearch(
  query: Knex.QueryBuilder,
  text: string | undefined,
): void {
  const words = searchWords(text);
  if (words.length === 0) return;
  const grams = isSqlite(query) ? [] : gramsOf(words);
  query.whereIn('number', found => {
    found.select('number').from(TABLE);
    if (grams.length) found.whereRaw('grams @> ?::int[]', [asArray(grams)]);
    for (const word of words) {
      found.whereRaw(`search_text like ? escape '\\'`, [likePattern(word)]);
    }
  });
}
