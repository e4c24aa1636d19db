import type { RunFilter } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { KINDS, type KeyLookup } from './filterSql';
import { shortText } from './shortText';

/** Runs with one value of one parameter or tag: rows of `run_texts`. */
export type TextSet = { key: number; value: string };

/** Fewer are looked up one by one, the rarest first; the database knows how. */
const LEAST = 500;
/** With more, a page is full before many runs were looked at. */
const MOST = 20_000;
/** How long the size of a set is taken for known, in milliseconds: it decides how a page is read, not what it shows. */
const KNOWN_FOR = 60_000;
const MOST_KNOWN = 2_000;

/**
 * Sets of runs that are neither rare nor common. A list in some order walks past thousands of runs until a page is
 * full; asking for each whether it is in such a set takes several times as long as reading the set once and holding
 * it (seen on PostgreSQL 18, newest first, with 5,000 of 100,000 runs: 4.9 ms against 1.7 ms).
 */
export class HeldSets {
  readonly #database: Knex;
  readonly #known = new Map<string, { isHeld: boolean; until: number }>();

  constructor(options: { database: Knex }) {
    this.#database = options.database;
  }

  /** Takes the conditions `name = 'value'` that are better held out of a filter. */
  async takeFrom(
    filter: RunFilter,
    lookup: KeyLookup,
  ): Promise<{ held: TextSet[]; rest: RunFilter }> {
    const parts = filter.type === 'and' ? filter.parts : [filter];
    // Alone it is no reason to walk: the other conditions are what makes the walk long.
    if (parts.length < 2) return { held: [], rest: filter };
    const held: TextSet[] = [];
    const rest: RunFilter[] = [];
    for (const part of parts) {
      const set = setOf(part, lookup);
      if (set && (await this.#isHeld(set))) held.push(set);
      else rest.push(part);
    }
    return { held, rest: { type: 'and', parts: rest } };
  }

  async #isHeld(set: TextSet): Promise<boolean> {
    const name = `${set.key} ${set.value}`;
    const known = this.#known.get(name);
    if (known && known.until > performance.now()) return known.isHeld;
    const some = this.#database('run_texts')
      .where({ key: set.key, value_key: set.value })
      .select('run')
      .limit(MOST + 1)
      .as('some');
    const row: { n: number | string } | undefined = await this.#database
      .count({ n: '*' })
      .from(some)
      .first();
    const size = Number(row?.n ?? 0);
    const isHeld = size >= LEAST && size <= MOST;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(name, { isHeld, until: performance.now() + KNOWN_FOR });
    return isHeld;
  }
}

function setOf(part: RunFilter, lookup: KeyLookup): TextSet | undefined {
  if (part.type !== 'condition' || part.operator !== '=') return undefined;
  const { field, value } = part;
  if (field.group !== 'parameter' && field.group !== 'tag') return undefined;
  const [key] = lookup(KINDS[field.group], field.key);
  return key === undefined
    ? undefined
    : { key, value: shortText(String(value)) };
}

/** Lets only runs of the sets through. `run` is the column with a run's number along whose index the list is read. */
export function applyHeldSets(
  query: Knex.QueryBuilder,
  run: string,
  held: readonly TextSet[],
): void {
  for (const { key, value } of held) {
    // `is true` keeps PostgreSQL from turning it into a join, which would look each run up again.
    query.whereRaw(
      '(?? in (select run from run_texts where key = ? and value_key = ?)) is true',
      [run, key, value],
    );
  }
}
