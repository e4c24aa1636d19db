import { InputError } from '@backstage/errors';
import type { Move } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../../database/cursor';

/** Which way a list of moves goes in time: `desc` begins with the newest. */
export type MoveOrder = 'asc' | 'desc';

/** Where a move stands in time; those of one moment stand by their id, a UUID, which every database orders the same. */
export type MovePlace = Pick<Move, 'at' | 'id'>;

/** One page of moves, as every table of moves is asked for it. */
export type MovePageQuery = {
  by?: readonly Move['by'][];
  /** At or after this time; RFC 3339 in UTC, to the millisecond. */
  from?: string;
  /** Before this time. */
  to?: string;
  order: MoveOrder;
  limit: number;
  /** The last move of the page before. */
  past?: MovePlace;
};

/** Leaves one page of a table of moves, in its order. */
export function leaveMovePage<Q extends Knex.QueryBuilder>(
  select: Q,
  { by, from, to, order, limit, past }: MovePageQuery,
): Q {
  if (by && by.length > 0) select.whereIn('by', [...by]);
  if (from !== undefined) select.where('at', '>=', from);
  if (to !== undefined) select.where('at', '<', to);
  if (past) {
    select.whereRaw(`(at, id) ${order === 'asc' ? '>' : '<'} (?, ?)`, [
      past.at,
      past.id,
    ]);
  }
  select
    .orderBy([
      { column: 'at', order },
      { column: 'id', order },
    ])
    .limit(limit);
  return select;
}

/** Compares two moves as the tables order them. */
export const inMoveOrder =
  (order: MoveOrder) =>
  (a: MovePlace, b: MovePlace): number => {
    const isBefore = a.at === b.at ? a.id < b.id : a.at < b.at;
    return isBefore === (order === 'asc') ? -1 : 1;
  };

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ID = /^[\w-]{1,36}$/;

/** The cursor of the page behind a move. */
export const writeMoveCursor = (
  order: MoveOrder,
  { at, id }: MovePlace,
): string => encodeCursor([order, at, id]);

/** Where the page before ended. Throws `InputError` for a cursor of another order, or of another list. */
export function readMoveCursor(cursor: string, order: MoveOrder): MovePlace {
  const [written, at, id] = decodeCursor(cursor, 3).map(String);
  if (!/^(asc|desc)$/.test(written) || !TIME.test(at) || !ID.test(id)) {
    throw new InputError(
      'cursor: not one of this list; start again without a cursor',
    );
  }
  if (written !== order) {
    throw new InputError(
      `cursor: it belongs to the list in the order ${written}, not ${order}; keep the order from page to page, or start again without a cursor`,
    );
  }
  return { at, id };
}
