import { InputError } from '@backstage/errors';
import type { HousekeepingQuery } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import {
  decodeCursor,
  encodeCursor,
  type CursorValues,
} from '../database/cursor';
import type { FindingRow } from './findingRow';

/** By what findings are sorted within a problem, and which way. */
export type FindingSorting = {
  sort: NonNullable<HousekeepingQuery['sort']>;
  order: 'asc' | 'desc';
};

/** A part of an order: in SQL, and of a row. */
type Part = { sql: string; of: (row: FindingRow) => string | number };

const column = (name: keyof FindingRow & string): Part => ({
  sql: name,
  of: row => row[name] ?? '',
});

/** Comes before a column in which nothing may be known, as its indices have it: what is not known is last both ways. */
const known = (
  name: 'owner' | 'last_activity_at',
  { order }: FindingSorting,
): Part => {
  const isFirst = (text: string) => (order === 'asc') === (text !== '');
  const sign = order === 'asc' ? '=' : '<>';
  return {
    sql: `(case when ${name} ${sign} '' then 1 else 0 end)`,
    of: row => (isFirst(row[name]) ? 0 : 1),
  };
};

function partsOf(sorting: FindingSorting): Part[] {
  const [problem, name, id] = [
    column('problem'),
    column('name_key'),
    column('id'),
  ];
  switch (sorting.sort) {
    case 'pressing':
      return [problem, column('sort_key'), id];
    case 'name':
      return [problem, name, id];
    case 'owner':
      return [problem, known('owner', sorting), column('owner'), name, id];
    case 'registry':
      return [problem, column('registry_instance'), name, id];
    case 'found':
      return [problem, column('found_at'), name, id];
    case 'lastActivity':
      return [
        problem,
        known('last_activity_at', sorting),
        column('last_activity_at'),
        name,
        id,
      ];
    default:
      return sorting.sort satisfies never;
  }
}

const listName = ({ sort, order }: FindingSorting) => `${sort} ${order}`;

/** Where the page of a list ended. Throws `InputError` for the cursor of another list. */
function placeOf(cursor: string, sorting: FindingSorting): CursorValues {
  const [list, place] = decodeCursor(cursor, 2).map(String);
  if (list !== listName(sorting)) {
    throw new InputError(
      `cursor: of a list that is sorted otherwise than by ${sorting.sort} ${sorting.order}; start again without a cursor, or keep sort and order`,
    );
  }
  return decodeCursor(place, partsOf(sorting).length);
}

/** Sorts findings, from where a cursor says; the id makes every place one of its own. */
export function sortFindings(
  select: Knex.QueryBuilder,
  sorting: FindingSorting,
  cursor: string | undefined,
): void {
  const parts = partsOf(sorting);
  const isUp = sorting.order === 'asc';
  if (cursor) {
    select.whereRaw(
      `(${parts.map(({ sql }) => sql).join(', ')}) ${isUp ? '>' : '<'} (${parts
        .map(() => '?')
        .join(', ')})`,
      [...placeOf(cursor, sorting)],
    );
  }
  // All parts the same way, so that an index is read from its beginning or from its end.
  select.orderByRaw(
    parts.map(({ sql }) => `${sql} ${sorting.order}`).join(', '),
  );
}

/** The cursor of the page that ends with this row. */
export const cursorAfter = (row: FindingRow, sorting: FindingSorting): string =>
  encodeCursor([
    listName(sorting),
    encodeCursor(partsOf(sorting).map(({ of }) => of(row))),
  ]);
