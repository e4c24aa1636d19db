import type { RunFilter, RunOrder } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../../database/cursor';
import { applyRunFilter, keysOf, KINDS, type KeyLookup } from './filterSql';
import { inOneProcess } from './inOneProcess';
import type { KeyIds } from './KeyIds';
import { stretchesOf, type Stretch } from './orderSql';
import type { RunRow } from './rows';

/** Counts are exact up to here. */
export const MOST_COUNTED = 10_000;

/** Which runs of which experiments. */
export type RunSelection = {
  /** Numbers in `run_experiments`. */
  experiments: readonly number[];
  filter: RunFilter;
  view: 'active' | 'deleted' | 'all';
  /** Only runs directly below this one. */
  parent?: string;
  /** Only runs without a parent. */
  topOnly?: boolean;
};

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

/** The order of {@link stretchesOf}, over several experiments. */
const inOrder = (isDescending: boolean) => (a: Ordered, b: Ordered) => {
  if (a.place !== b.place) return a.place - b.place;
  const sign = isDescending || a.place > 0 ? -1 : 1;
  if (a.sort !== b.sort) return a.sort < b.sort ? -sign : sign;
  return (a.id - b.id) * sign;
};

/** What of one experiment is asked for, with the numbers of the keys that are named. */
type Looked = {
  experiment: number;
  selection: RunSelection;
  lookup: KeyLookup;
};

function selectRuns(
  database: Knex,
  { experiment, selection, lookup }: Looked,
): Knex.QueryBuilder {
  const { filter, view, parent, topOnly } = selection;
  const query: Knex.QueryBuilder = database('indexed_runs as r').where(
    'r.experiment',
    experiment,
  );
  if (view === 'active') query.whereNull('r.deleted_at');
  if (view === 'deleted') query.whereNotNull('r.deleted_at');
  if (parent !== undefined) query.where('r.parent', parent);
  if (topOnly) query.whereNull('r.parent');
  query.where(all => applyRunFilter(all, filter, lookup));
  return query;
}

/** Reads the index of runs. */
export class RunSearch {
  readonly #database: Knex;
  readonly #keys: KeyIds;

  constructor(options: { database: Knex; keys: KeyIds }) {
    this.#database = options.database;
    this.#keys = options.keys;
  }

  /** One page. Throws `InputError` for a cursor that is not one of a list of runs. */
  async page(
    selection: RunSelection,
    request: { order: RunOrder; limit: number; cursor?: string },
  ): Promise<{ items: FoundRun[]; nextCursor?: string }> {
    const { order, limit, cursor } = request;
    const list = JSON.stringify(order);
    const after = readCursor(cursor, list);
    const parts = await Promise.all(
      selection.experiments.map(experiment =>
        this.#pageOf(experiment, selection, order, limit + 1, after),
      ),
    );
    const rows =
      parts.length === 1
        ? parts[0]
        : parts.flat().sort(inOrder(order.direction === 'descending'));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit),
      nextCursor: last && encodeCursor([list, last.place, last.sort, last.id]),
    };
  }

  /** How many match, at most {@link MOST_COUNTED} and one. */
  async count(selection: RunSelection): Promise<number> {
    const counts = await Promise.all(
      selection.experiments.map(async experiment => {
        const lookup = await this.#lookup(experiment, selection.filter);
        const row: { n: number | string } | undefined = await inOneProcess(
          this.#database,
          database => {
            const some = selectRuns(database, {
              experiment,
              selection,
              lookup,
            })
              .select(database.raw('1'))
              .limit(MOST_COUNTED + 1)
              .as('some');
            return database.count({ n: '*' }).from(some).first();
          },
        );
        return Number(row?.n ?? 0);
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
    limit: number,
    after: After | undefined,
  ): Promise<Ordered[]> {
    const lookup = await this.#lookup(experiment, selection.filter, order);
    return inOneProcess(this.#database, database =>
      this.#pageIn(database, { experiment, selection, lookup }, order, {
        limit,
        after,
      }),
    );
  }

  async #pageIn(
    database: Knex,
    { experiment, selection, lookup }: Looked,
    order: RunOrder,
    { limit, after }: { limit: number; after: After | undefined },
  ): Promise<Ordered[]> {
    const rows: Ordered[] = [];
    for (const stretch of stretchesOf(order, lookup)) {
      if (rows.length >= limit) break;
      if (after && stretch.place < after.place) continue;
      const query = selectRuns(database, { experiment, selection, lookup });
      stretch.apply(query);
      if (after?.place === stretch.place) {
        const sign = stretch.direction === 'asc' ? '>' : '<';
        query.whereRaw(`(??, ??) ${sign} (?, ?)`, [
          stretch.column,
          stretch.tie,
          after.sort,
          after.id,
        ]);
      }
      // The rows are wide: only those of the page are read, once it is known which they are.
      const page = query
        .select({ id: 'r.id', sort: stretch.column })
        .orderBy([
          { column: stretch.column, order: stretch.direction },
          { column: stretch.tie, order: stretch.direction },
        ])
        .limit(limit - rows.length)
        .as('page');
      const found: (FoundRun & { sort: string | number })[] = await database
        .from(page)
        .join('indexed_runs as r', 'r.id', 'page.id')
        .select([...COLUMNS, 'page.sort'])
        .orderBy([
          { column: 'page.sort', order: stretch.direction },
          { column: 'page.id', order: stretch.direction },
        ]);
      rows.push(
        ...found.map(row => ({
          ...row,
          // PostgreSQL gives large integers as digits.
          sort: isTime(stretch.column) ? Number(row.sort) : row.sort,
          place: stretch.place,
        })),
      );
    }
    return rows;
  }

  async #lookup(
    experiment: number,
    filter: RunFilter,
    order?: RunOrder,
  ): Promise<KeyLookup> {
    const fields = [...keysOf(filter), ...(order ? [order.field] : [])];
    const found = new Map(
      await Promise.all(
        (['metric', 'parameter', 'tag'] as const).map(
          async (group): Promise<[string, ReadonlyMap<string, number>]> => {
            const keys = fields.flatMap(field =>
              field.group === group ? field.key : [],
            );
            const kind = KINDS[group];
            return [
              kind,
              keys.length
                ? await this.#keys.find(experiment, kind, keys)
                : new Map(),
            ];
          },
        ),
      ),
    );
    return (kind, key) => found.get(kind)?.get(key);
  }
}

type After = { place: number; sort: string | number; id: string | number };

function readCursor(
  cursor: string | undefined,
  list: string,
): After | undefined {
  if (!cursor) return undefined;
  const [of, place, sort, id] = decodeCursor(cursor, 4);
  // A cursor of another order would skip runs: it starts again.
  return of === list ? { place: Number(place), sort, id } : undefined;
}
