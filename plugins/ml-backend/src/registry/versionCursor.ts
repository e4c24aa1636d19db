import { InputError } from '@backstage/errors';
import { decodeCursor, encodeCursor } from '../database/cursor';
import { sayVersionOrder, type VersionOrder } from './versionOrder';

/** A version's place in an order: what it is sorted by, null for nothing, and among equals. */
export type VersionPlace = {
  sort: string | number | null;
  ordinal: number;
  version: string;
};

/** Where a page of versions ended: in the copy, or in the source, which is asked while the copy is not there yet. */
export type VersionPosition =
  | ({ in: 'copy' } & VersionPlace)
  | { in: 'source'; cursor: string };

const LENGTH = 5;
/** Stands where nothing does. */
const NONE = '';

const isText = (value: string | number): value is string =>
  typeof value === 'string' && !value.includes('\0');

/** Can it be compared with what the order sorts by? */
const isSort = ({ by }: VersionOrder, sort: string | number): boolean => {
  if (by === 'created') return isText(sort) && sort !== NONE;
  return sort === NONE || (by !== 'version' && typeof sort === 'number');
};

/** Throws `InputError` for what is no cursor of this list, or one of it in another order. */
export function readVersionCursor(
  cursor: string,
  order: VersionOrder,
): VersionPosition {
  const [place, first, sort, ordinal, version] = decodeCursor(cursor, LENGTH);
  if (place === 'source') return { in: 'source', cursor: String(first) };
  const wanted = sayVersionOrder(order);
  if (place === 'copy' && isText(first) && first !== wanted) {
    throw new InputError(
      `cursor: of the list sorted by ${first}, not by ${wanted}; start again without a cursor`,
    );
  }
  if (
    place !== 'copy' ||
    !isSort(order, sort) ||
    !Number.isSafeInteger(ordinal) ||
    !isText(version)
  ) {
    throw new InputError(
      'cursor: not one of this list; start again without a cursor',
    );
  }
  return {
    in: 'copy',
    sort: sort === NONE ? null : sort,
    ordinal: Number(ordinal),
    version,
  };
}

/** The cursor of the page behind a place. */
export const writeVersionCursor = (
  position: VersionPosition,
  order: VersionOrder,
): string =>
  position.in === 'source'
    ? encodeCursor(['source', position.cursor, NONE, NONE, NONE])
    : encodeCursor([
        'copy',
        sayVersionOrder(order),
        position.sort ?? NONE,
        position.ordinal,
        position.version,
      ]);
