import type { Knex } from 'knex';
import { isSqlite } from '../database/isSqlite';
import { applyVisibility } from './filters';
import type { ModelRow } from './fleetRow';
import type { Visibility } from './types';

/** From here on a list is handed over as a bit a row. */
const MANY = 500;

/** Rows of `fleet_models`: bit n stands for the row of number n. */
export type RowSet = { bits: Buffer; size: number };

/** Which rows a caller may see: some words, a short list of references, or a set of rows. */
export type VisibleRows = Visibility | RowSet;

/**
 * Long lists of references as sets of rows. Looking thousands of references up, or hashing them, costs more than reading
 * the page; asking for a bit costs nothing. A list is numbered once and used for as long as it is: a model that comes
 * into the table meanwhile is seen with the next list.
 */
export class RowSets {
  readonly #known = new WeakMap<readonly string[], Promise<RowSet>>();

  constructor(private readonly database: Knex) {}

  /** What to narrow a query by; lists stay lists where they are short, and in SQLite, which cannot read bits. */
  async of(visibility: Visibility): Promise<VisibleRows> {
    const isShort = typeof visibility === 'string' || visibility.length <= MANY;
    if (isShort || isSqlite(this.database)) return visibility;
    const known = this.#known.get(visibility) ?? this.#number(visibility);
    this.#known.set(visibility, known);
    known.catch(() => this.#known.delete(visibility));
    return known;
  }

  async #number(refs: readonly string[]): Promise<RowSet> {
    const rows: Pick<ModelRow, 'number'>[] = await applyVisibility(
      this.database<ModelRow>('fleet_models'),
      refs,
    ).select('number');
    const size = rows.reduce((most, { number }) => Math.max(most, number), -1);
    const bits = Buffer.alloc(Math.ceil((size + 1) / 8));
    for (const { number } of rows) bits[number >> 3] |= 1 << (number & 7);
    return { bits, size: size + 1 };
  }
}

/** Leaves only these rows of `fleet_models`. */
export function applyRows<Q extends Knex.QueryBuilder>(
  query: Q,
  rows: VisibleRows,
): Q {
  if (typeof rows === 'string' || !('bits' in rows)) {
    return applyVisibility(query, rows);
  }
  // “Greater than” and not “equal”: the planner takes the latter for rare and would sort all rows for one page.
  query.whereRaw(
    'case when number < ? then get_bit(?::bytea, number) else 0 end > 0',
    [rows.size, rows.bits],
  );
  return query;
}
