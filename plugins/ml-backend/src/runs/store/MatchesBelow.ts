import type { Knex } from 'knex';
import type { FilterKeys } from './FilterKeys';
import { inOneProcess } from './inOneProcess';
import { looksBelow, selectBelow, type RunSelection } from './selectionSql';

/** So many matches are few: their parents are looked up. With more, a page is full before many parents were asked. */
const FEW = 5_000;

/** Runs below others that match a selection. */
export type Below = {
  /** All of them by number, where they are few. */
  few?: readonly number[];
  /** Narrows a query over `indexed_runs as r` to the runs that they are directly below. */
  above: (query: Knex.QueryBuilder) => void;
};

/** Finds the runs that only a run directly below them brings into a selection. */
export class MatchesBelow {
  readonly #database: Knex;
  readonly #keys: FilterKeys;
  readonly #few: number;

  constructor(options: {
    database: Knex;
    keys: FilterKeys;
    /** So many matches are few. */
    few?: number;
  }) {
    this.#database = options.database;
    this.#keys = options.keys;
    this.#few = options.few ?? FEW;
  }

  /**
   * Undefined where the selection has none. What is above them stands in a query of its own beside that for runs that
   * match themselves: with `or` between them a database could begin with neither.
   */
  async find(selection: RunSelection): Promise<Below | undefined> {
    if (!looksBelow(selection)) return undefined;
    const { experiments, filter } = selection;
    const lookup = await this.#keys.ofAll(experiments, filter);
    const matches: { id: number; parent: string }[] = await inOneProcess(
      this.#database,
      database =>
        selectBelow(database, selection, lookup)
          .limit(this.#few + 1)
          .select('r.id', 'r.parent'),
    );
    if (matches.length <= this.#few) {
      const parents = [...new Set(matches.map(({ parent }) => parent))];
      return {
        few: matches.map(({ id }) => id),
        above: query => query.whereIn('r.source_id', parents),
      };
    }
    const above: Below['above'] = query => {
      const below = selectBelow(this.#database, selection, lookup);
      const first = this.#database
        .from(below.select('r.parent').as('below'))
        .whereRaw('below.parent = r.source_id')
        .select('below.parent')
        .limit(1);
      // With `exists` PostgreSQL would look at all runs below first (seen on 18: 190 ms against 20 ms).
      query.whereRaw('(?) is not null', [first]);
    };
    return { above };
  }
}
