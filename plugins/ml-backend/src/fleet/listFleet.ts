import type { Knex } from 'knex';
import { toModel, type DetailsRow, type ModelRow } from './fleetRow';
import { applyFilter } from './filters';
import {
  applyCursor,
  sortColumn,
  writeFleetCursor,
  type FleetOrder,
} from './fleetOrder';
import { applyRows, type VisibleRows } from './RowSets';
import type { FleetFilter, FleetModel } from './types';

/** One page of the fleet. */
export type FleetListQuery = FleetOrder & {
  filter: FleetFilter;
  rows: VisibleRows;
  limit: number;
  cursor?: string;
};

/** A page of the fleet. `total`: how many models fit, where finding the page has counted them. */
export type FleetList = {
  items: FleetModel[];
  nextCursor?: string;
  total?: number;
};

/**
 * Reads one page; ties are broken by the reference, so that pages neither repeat nor miss a model. An order is read from
 * its index until the page is full; where words are searched, which may be rare, every row is looked at once, and the
 * models that fit are counted on the way. Throws `InputError` for a cursor of another order.
 */
export async function listFleet(
  database: Knex,
  query: FleetListQuery,
): Promise<FleetList> {
  const { filter, rows, sort, order, limit, cursor } = query;
  const column = sortColumn(sort);
  const by = [
    { column, order },
    { column: 'ref', order: 'asc' as const },
  ];
  const fitting = applyFilter(
    applyRows(database<ModelRow>('fleet_models'), rows),
    filter,
  ).select('ref', column);
  const isSearch = Boolean(filter.text?.trim());
  const page = applyCursor(
    isSearch ? database('found').select('ref', column) : fitting,
    query,
    cursor,
  )
    .orderBy(by)
    .limit(limit + 1);
  const select = database
    .from(page.as('page'))
    .join('fleet_details as details', 'details.ref', 'page.ref')
    .select('page.ref', `page.${column}`)
    .select('details.spec', 'details.facts', 'details.aliases')
    .orderBy(by.map(one => ({ ...one, column: `page.${one.column}` })));
  if (isSearch) {
    select
      .withMaterialized('found', fitting)
      .select(database.raw('(select count(*) from found) as total'));
  }
  const found: (Pick<ModelRow, 'ref' | typeof column> &
    DetailsRow & { total?: number | string })[] = await select;
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    items: found.slice(0, limit).map(toModel),
    nextCursor: last && writeFleetCursor(query, last),
    total: totalOf(isSearch, cursor, found[0]?.total),
  };
}

function totalOf(
  isSearch: boolean,
  cursor: string | undefined,
  total: number | string | undefined,
): number | undefined {
  if (!isSearch) return undefined;
  if (total !== undefined) return Number(total);
  // An empty first page says that nothing fits; an empty later one says nothing.
  return cursor ? undefined : 0;
}
