import { InputError } from '@backstage/errors';
import { isNumericField, type RunOrder } from '@slipway/plugin-ml-common';
import { decodeCursor, encodeCursor } from '../../database/cursor';

/** Where a page of runs ended: in which stretch of its order, at which value, at which run. */
export type After = { place: number; sort: string | number; id: number };

const listOf = (order: RunOrder) => JSON.stringify(order);

/** Can it be compared with what the stretch is ordered by? Runs have whole numbers of four bytes. */
function isOf(order: RunOrder, { place, sort, id }: After): boolean {
  const isText = place === 0 && !isNumericField(order.field);
  if (!Number.isSafeInteger(id) || Math.abs(id) >= 2 ** 31) return false;
  if (typeof sort === 'string') return isText && !sort.includes('\0');
  const isMetric = place === 0 && order.field.group === 'metric';
  return !isText && (isMetric || Number.isSafeInteger(sort));
}

/** The cursor of the page behind a run. */
export const writeRunCursor = (
  order: RunOrder,
  { place, sort, id }: After,
): string => encodeCursor([listOf(order), place, sort, id]);

/**
 * Where the page before ended; undefined for the first page, and for a cursor of another order, which would skip runs.
 * Throws `InputError` for a cursor that no list of runs has given out.
 */
export function readRunCursor(
  cursor: string | undefined,
  order: RunOrder,
): After | undefined {
  if (!cursor) return undefined;
  const [list, place, sort, id] = decodeCursor(cursor, 4);
  if (list !== listOf(order)) return undefined;
  const after = { place: Number(place), sort, id: Number(id) };
  if (!isOf(order, after)) {
    throw new InputError(
      'cursor: not one of this list; start again without a cursor',
    );
  }
  return after;
}
