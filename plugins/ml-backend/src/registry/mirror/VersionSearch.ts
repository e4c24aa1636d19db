import type { Knex } from 'knex';
import type { MetricColumn } from '../../runs';
import type { RegisteredName } from '../types';
import type { VersionPlace } from '../versionCursor';
import type { VersionOrder } from '../versionOrder';
import { applyVersionFilter, type VersionFilter } from './applyVersionFilter';
import type { VersionRow } from './rows';

const TABLE = 'registry_versions as v';

/** An order, with the column of the metric that it is by. */
export type SearchOrder = Pick<VersionOrder, 'direction'> & {
  by: 'version' | 'created' | { metric: string; column: MetricColumn };
};

/** Which versions of a model, in which order, behind which place. */
export type VersionSelection = {
  filter: VersionFilter;
  /** Version by alias. */
  aliases: Readonly<Record<string, string>>;
  order: SearchOrder;
  limit: number;
  after?: VersionPlace;
};

/** A version and where it stands. */
export type FoundVersion = { row: VersionRow; place: VersionPlace };

type Measured = VersionRow & { sort: number | null };

const COLUMNS = {
  version: ['v.ordinal', 'v.version'],
  created: ['v.created_at', 'v.ordinal', 'v.version'],
} as const;

/** Among equals, and of those without the metric, the newest is first in both directions. */
function behind(
  page: Knex.QueryBuilder,
  { sort, ordinal, version }: VersionPlace,
  direction: VersionOrder['direction'],
): void {
  const older: [string, (string | number)[]] = [
    '(m.ordinal, m.version) < (?, ?)',
    [ordinal, version],
  ];
  if (sort === null) {
    page.whereNull('m.sort').whereRaw(...older);
    return;
  }
  page.where(any =>
    any
      .where('m.sort', direction === 'asc' ? '>' : '<', sort)
      .orWhere(equal => equal.where('m.sort', sort).whereRaw(...older))
      .orWhereNull('m.sort'),
  );
}

const placeOf = (
  { ordinal, version }: Pick<VersionRow, 'ordinal' | 'version'>,
  sort: VersionPlace['sort'],
): VersionPlace => ({
  sort,
  // PostgreSQL gives large integers as digits.
  ordinal: Number(ordinal),
  version,
});

/** Finds versions of one model in `registry_versions`; those that are gone are among them. */
export class VersionSearch {
  constructor(private readonly database: Knex) {}

  /** Throws `InputError` for a filter of too many words. */
  async find(
    name: RegisteredName,
    selection: VersionSelection,
  ): Promise<FoundVersion[]> {
    const { by } = selection.order;
    return typeof by === 'string'
      ? this.#byColumns(name, by, selection)
      : this.#byMetric(name, by.column, selection);
  }

  #select(name: RegisteredName, { filter, aliases }: VersionSelection) {
    const query: Knex.QueryBuilder = this.database(TABLE).where({
      'v.instance': name.instance,
      'v.model': name.model,
    });
    applyVersionFilter(query, filter, aliases);
    return query;
  }

  async #byColumns(
    name: RegisteredName,
    by: keyof typeof COLUMNS,
    selection: VersionSelection,
  ): Promise<FoundVersion[]> {
    const { after, limit } = selection;
    const { direction } = selection.order;
    const query = this.#select(name, selection);
    if (after) {
      const sign = direction === 'asc' ? '>' : '<';
      if (by === 'created') {
        query.whereRaw(
          `(v.created_at, v.ordinal, v.version) ${sign} (?, ?, ?)`,
          [after.sort, after.ordinal, after.version],
        );
      } else {
        query.whereRaw(`(v.ordinal, v.version) ${sign} (?, ?)`, [
          after.ordinal,
          after.version,
        ]);
      }
    }
    const rows: VersionRow[] = await query
      .orderBy(COLUMNS[by].map(column => ({ column, order: direction })))
      .limit(limit)
      .select('v.*');
    return rows.map(row => ({
      row,
      place: placeOf(row, by === 'created' ? row.created_at : null),
    }));
  }

  /** What one model has is looked through whole: what its runs measured stands elsewhere. */
  async #byMetric(
    name: RegisteredName,
    metric: MetricColumn,
    selection: VersionSelection,
  ): Promise<FoundVersion[]> {
    const { after, limit } = selection;
    const { direction } = selection.order;
    const measured = this.#select(name, selection).select(
      'v.version',
      'v.ordinal',
      { sort: metric(this.database, 'v.run_id') },
    );
    const order = (table: string) =>
      `${table}.sort is null, ${table}.sort ${direction}, ${table}.ordinal desc, ${table}.version desc`;
    const page = this.database.from(measured.as('m'));
    if (after) behind(page, after, direction);
    const rows: Measured[] = await this.database
      .from(
        page
          .select('m.version', 'm.ordinal', 'm.sort')
          .orderByRaw(order('m'))
          .limit(limit)
          .as('page'),
      )
      .join(TABLE, 'v.version', 'page.version')
      .where({ 'v.instance': name.instance, 'v.model': name.model })
      .orderByRaw(order('page'))
      .select('v.*', 'page.sort');
    return rows.map(({ sort, ...row }) => ({ row, place: placeOf(row, sort) }));
  }
}
