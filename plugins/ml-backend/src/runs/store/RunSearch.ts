import type { RunFilter, RunOrder } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { applyRunFilter, keysOf, KINDS, type KeyLookup } from './filterSql';
import { applyHeldSets, HeldSets, type TextSet } from './HeldSets';
import { inOneProcess, withoutHelpers } from './inOneProcess';
import type { KeyIds } from './KeyIds';
import { stretchesOf, type Stretch } from './orderSql';
import type { RunRow } from './rows';
import { readRunCursor, writeRunCursor, type After } from './runCursor';

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
  /** Only runs without a parent among the runs of the same experiments and view. */
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

/** What of one experiment is asked for, with the numbers of the keys that are named. */
type Looked = {
  experiment: number;
  selection: RunSelection;
  lookup: KeyLookup;
  /** Conditions that are not in the selection's filter any more. */
  held: readonly TextSet[];
};

function inView(
  query: Knex.QueryBuilder,
  table: string,
  view: RunSelection['view'],
) {
  if (view === 'active') query.whereNull(`${table}.deleted_at`);
  if (view === 'deleted') query.whereNotNull(`${table}.deleted_at`);
}

/** A run whose parent is on no page of the list stands for itself: it would be nowhere else. */
function isTop(
  query: Knex.QueryBuilder,
  { experiments, view }: Pick<RunSelection, 'experiments' | 'view'>,
) {
  query.where(top =>
    top.whereNull('r.parent').orWhereNotExists(function shownAbove() {
      this.from('indexed_runs as p')
        .whereIn('p.experiment', experiments)
        .whereRaw('p.source_id = r.parent')
        .whereRaw('p.id <> r.id');
      inView(this, 'p', view);
    }),
  );
}

function selectRuns(
  database: Knex,
  { experiment, selection, lookup }: Omit<Looked, 'held'>,
): Knex.QueryBuilder {
  const { filter, view, parent, topOnly } = selection;
  const query: Knex.QueryBuilder = database('indexed_runs as r').where(
    'r.experiment',
    experiment,
  );
  inView(query, 'r', view);
  if (parent !== undefined) query.where('r.parent', parent);
  if (topOnly) isTop(query, selection);
  query.where(all => applyRunFilter(all, filter, lookup));
  return query;
}

/** Reads the index of runs. */
export class RunSearch {
  readonly #database: Knex;
  readonly #keys: KeyIds;
  readonly #sets: HeldSets;

  constructor(options: { database: Knex; keys: KeyIds }) {
    this.#database = options.database;
    this.#keys = options.keys;
    this.#sets = new HeldSets(options);
  }

  /** One page. Throws `InputError` for a cursor that is not one of a list of runs. */
  async page(
    selection: RunSelection,
    request: { order: RunOrder; limit: number; cursor?: string },
  ): Promise<{ items: FoundRun[]; nextCursor?: string }> {
    const { order, limit, cursor } = request;
    const after = readRunCursor(cursor, order);
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
      nextCursor: last && writeRunCursor(order, last),
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
    const { filter } = selection;
    const lookup = await this.#lookup(experiment, filter, order);
    const { held, rest } = await this.#sets.takeFrom(filter, lookup);
    return this.#pageIn(
      { experiment, selection: { ...selection, filter: rest }, lookup, held },
      order,
      { limit, after },
    );
  }

  async #pageIn(
    { held, ...looked }: Looked,
    order: RunOrder,
    { limit, after }: { limit: number; after: After | undefined },
  ): Promise<Ordered[]> {
    const database = this.#database;
    const rows: Ordered[] = [];
    for (const stretch of stretchesOf(order, looked.lookup)) {
      if (rows.length >= limit) break;
      if (after && stretch.place < after.place) continue;
      const query = selectRuns(database, looked);
      stretch.apply(query);
      applyHeldSets(query, stretch.tie, held);
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
      const found: (FoundRun & { sort: string | number })[] =
        await withoutHelpers(
          database,
          database
            .from(page)
            .join('indexed_runs as r', 'r.id', 'page.id')
            .select([...COLUMNS, 'page.sort'])
            .orderBy([
              { column: 'page.sort', order: stretch.direction },
              { column: 'page.id', order: stretch.direction },
            ]),
        );
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
