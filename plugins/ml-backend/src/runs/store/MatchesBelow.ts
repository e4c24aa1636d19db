import type { Knex } from 'knex';
import type { FilterKeys } from './FilterKeys';
import { inOneProcess } from './inOneProcess';
import { looksBelow, selectBelow, type RunSelection } from './selectionSql';

/** So many matches are few: their parents are looked up. With more, a page is full before many parents were asked. */
const FEW = 5_000;

/** Narrows a query over `indexed_runs as r`. */
type Narrow = (query: Knex.QueryBuilder) => void;

/** Finds the runs that only a run directly below them brings into a selection. */
export class MatchesBelow {
  readonly #database: Knex;
  readonly #keys: FilterKeys;

  constructor(options: { database: Knex; keys: FilterKeys }) {
    this.#database = options.database;
    this.#keys = options.keys;
  }

  /**
   * Lets these runs alone through; undefined where the selection has none. It stands in a query of its own beside that
   * for runs that match themselves: with `or` between them a database could begin with neither.
   */
  async narrow(selection: RunSelection): Promise<Narrow | undefined> {
    if (!looksBelow(selection)) return undefined;
    const { experiments, filter } = selection;
    const lookup = await this.#keys.ofAll(experiments, filter);
    const matches = await inOneProcess(this.#database, database =>
      selectBelow(database, selection, lookup)
        .limit(FEW + 1)
        .pluck<string[]>('r.parent'),
    );
    if (matches.length <= FEW) {
      const parents = [...new Set(matches)];
      return query => query.whereIn('r.source_id', parents);
    }
    return query => {
      const below = selectBelow(this.#database, selection, lookup);
      const first = this.#database
        .from(below.select('r.parent').as('below'))
        .whereRaw('below.parent = r.source_id')
        .select('below.parent')
        .limit(1);
      // With `exists` PostgreSQL would look at all runs below first (seen on 18: 190 ms against 20 ms).
      query.whereRaw('(?) is not null', [first]);
    };
  }
}
