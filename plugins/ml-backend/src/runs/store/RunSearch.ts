import type { RunOrder } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { FilterKeys } from './FilterKeys';
import { applyRunFilter } from './filterSql';
import { applyHeldSets, HeldSets } from './HeldSets';
import { inOneProcess, withoutHelpers } from './inOneProcess';
import type { KeyIds } from './KeyIds';
import { MatchesBelow, type Below } from './MatchesBelow';
import { stretchesOf, type Stretch } from './orderSql';
import type { RunRow } from './rows';
import { readRunCursor, writeRunCursor, type After } from './runCursor';
import { selectRuns, type RunSelection } from './selectionSql';
import { waysIn, type Way } from './waysIn';

/** Counts are exact up to here. */
export const MOST_COUNTED = 10_000;

/** A run as it was found. */
export type FoundRun = Pick<
  RunRow,
  | 'id'
  | 'experiment'
  | 'source_id'
  | 'status'
  | 'checked_at'
  | 'deleted_at'
  | 'payload'
>;

type Ordered = FoundRun & { sort: string | number; place: Stretch['place'] };

const COLUMNS = [
  'r.id',
  'r.experiment',
  'r.source_id',
  'r.status',
  'r.checked_at',
  'r.deleted_at',
  'r.payload',
];

const isTime = (column: string) =>
  column === 'r.start_at' || column === 'r.end_at';

/** As both databases compare: numbers, and texts by the bytes of UTF-8 (JavaScript's own order is by UTF-16). */
const byValue = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));

/** The order of {@link stretchesOf}, over several experiments. */
const inOrder = (isDescending: boolean) => (a: Ordered, b: Ordered) => {
  if (a.place !== b.place) return a.place - b.place;
  const sign = isDescending || a.place > 0 ? -1 : 1;
  const bySort = byValue(a.sort, b.sort);
  if (bySort !== 0) return bySort * sign;
  return (a.id - b.id) * sign;
};

/** The first rows of two lists in one order, each once. */
function merge(
  a: readonly Ordered[],
  b: readonly Ordered[],
  { limit, isDescending }: { limit: number; isDescending: boolean },
): Ordered[] {
  const known = new Set(a.map(({ id }) => id));
  return [...a, ...b.filter(({ id }) => !known.has(id))]
    .sort(inOrder(isDescending))
    .slice(0, limit);
}

/** Reads the index of runs. */
export class RunSearch {
  readonly #database: Knex;
  readonly #keys: FilterKeys;
  readonly #sets: HeldSets;
  readonly #below: MatchesBelow;

  constructor(options: {
    database: Knex;
    keys: KeyIds;
    /** So many runs below others that match are few; decides how a page is read, not what it shows. */
    few?: number;
  }) {
    const { database, few } = options;
    const keys = new FilterKeys(options.keys);
    this.#database = database;
    this.#keys = keys;
    this.#sets = new HeldSets(options);
    this.#below = new MatchesBelow({ database, keys, few });
  }

  /** One page. Throws `InputError` for a cursor that is not one of a list of runs, and for a key that is not indexed. */
  async page(
    selection: RunSelection,
    request: { order: RunOrder; limit: number; cursor?: string },
  ): Promise<{ items: FoundRun[]; nextCursor?: string }> {
    const { order, limit, cursor } = request;
    const bounds = { limit: limit + 1, after: readRunCursor(cursor, order) };
    const below = await this.#below.find(selection);
    const parts = await Promise.all(
      selection.experiments.map(experiment =>
        this.#pageOf(experiment, selection, order, below, bounds),
      ),
    );
    const rows =
      parts.length === 1
        ? parts[0]
        : parts.flat().sort(inOrder(order.direction === 'descending'));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit),
      nextCursor: last && writeRunCursor(order, last),
    };
  }

  /** How many match, at most {@link MOST_COUNTED} and one of each experiment. */
  async count(selection: RunSelection): Promise<number> {
    const below = await this.#below.find(selection);
    const counts = await Promise.all(
      selection.experiments.map(async experiment => {
        const { filter } = selection;
        const lookup = await this.#keys.of(experiment, filter);
        const itself: Way = query =>
          query.where(all => applyRunFilter(all, filter, lookup));
        return inOneProcess(this.#database, async database => {
          const some = (way: Way) =>
            selectRuns(database, experiment, selection)
              .modify(way, 'r.id')
              .select('r.id')
              .limit(MOST_COUNTED + 1);
          const [first, ...others] = waysIn(selection, itself, below).map(
            (way, at) => database.from(some(way).as(`way${at}`)),
          );
          const found = first.union(others);
          const row: { n: number | string } | undefined = await database
            .count({ n: '*' })
            .from(found.as('found'))
            .first();
          return Math.min(Number(row?.n ?? 0), MOST_COUNTED + 1);
        });
      }),
    );
    return counts.reduce((sum, one) => sum + one, 0);
  }

  /** Runs by their ids at the source. */
  async findById(
    experiments: readonly number[],
    sourceIds: readonly string[],
  ): Promise<FoundRun[]> {
    return this.#database<RunRow>('indexed_runs as r')
      .whereIn('r.experiment', experiments)
      .whereIn('r.source_id', sourceIds)
      .select(COLUMNS);
  }

  async #pageOf(
    experiment: number,
    selection: RunSelection,
    order: RunOrder,
    below: Below | undefined,
    bounds: { limit: number; after: After | undefined },
  ): Promise<Ordered[]> {
    const { filter } = selection;
    const lookup = await this.#keys.of(experiment, filter, order);
    const { held, rest } = await this.#sets.takeFrom(filter, lookup);
    const itself: Way = (query, run) => {
      query.where(all => applyRunFilter(all, rest, lookup));
      applyHeldSets(query, run, held);
    };
    const ways = waysIn(selection, itself, below);
    const isDescending = order.direction === 'descending';
    const rows: Ordered[] = [];
    for (const stretch of stretchesOf(order, lookup)) {
      const limit = bounds.limit - rows.length;
      if (limit <= 0) break;
      if (bounds.after && stretch.place < bounds.after.place) continue;
      let found: Ordered[] = [];
      for (const way of ways) {
        const query = selectRuns(this.#database, experiment, selection);
        const more = await this.#rowsOf(
          stretch,
          query.modify(way, stretch.tie),
          {
            limit,
            after: bounds.after,
            // What is behind a full page is not looked for.
            until: found.length === limit ? found[limit - 1] : undefined,
          },
        );
        found = merge(found, more, { limit, isDescending });
      }
      rows.push(...found);
    }
    return rows;
  }

  async #rowsOf(
    stretch: Stretch,
    query: Knex.QueryBuilder,
    bounds: {
      limit: number;
      /** The last row of the page before. */
      after?: After;
      /** The last row that is wanted. */
      until?: Ordered;
    },
  ): Promise<Ordered[]> {
    const database = this.#database;
    const { column, tie, direction } = stretch;
    const { limit, after, until } = bounds;
    const [behind, before] = direction === 'asc' ? ['>', '<='] : ['<', '>='];
    const bound = (sign: string, { sort, id }: Pick<Ordered, 'sort' | 'id'>) =>
      query.whereRaw(`(??, ??) ${sign} (?, ?)`, [column, tie, sort, id]);
    stretch.apply(query);
    if (after?.place === stretch.place) bound(behind, after);
    if (until) bound(before, until);
    const order = (by: string, thenBy: string) => [
      { column: by, order: direction },
      { column: thenBy, order: direction },
    ];
    // The rows are wide: only those of the page are read, once it is known which they are.
    const page = query
      .select({ id: 'r.id', sort: column })
      .orderBy(order(column, tie))
      .limit(limit)
      .as('page');
    const found: (FoundRun & { sort: string | number })[] =
      await withoutHelpers(
        database,
        database
          .from(page)
          .join('indexed_runs as r', 'r.id', 'page.id')
          .select([...COLUMNS, 'page.sort'])
          .orderBy(order('page.sort', 'page.id')),
      );
    return found.map(row => ({
      ...row,
      // PostgreSQL gives large integers as digits.
      sort: isTime(column) ? Number(row.sort) : row.sort,
      place: stretch.place,
    }));
  }
}
