import { hash } from 'node:crypto';
import { inspect } from 'node:util';
import { InputError } from '@backstage/errors';
import { AnswerTooLargeError, StrangeAnswerError } from '../../http';
import type {
  ConditionalPage,
  ConditionalRequest,
  Page,
  PageRequest,
} from '../../ports';

/** One page of items that are all in memory; the cursor is the offset. Throws `InputError` for a bad limit or cursor. */
export function pageOf<T>(
  items: T[],
  request: PageRequest,
  maxLimit: number,
): Page<T> {
  const { limit, cursor } = request;
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw new InputError(`limit must be between 1 and ${maxLimit}`);
  }
  const offset = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(offset) || offset < 0) {
    throw new InputError('The cursor is not one of this list');
  }
  const end = offset + limit;
  return {
    items: items.slice(offset, end),
    ...(end < items.length ? { nextCursor: String(end) } : {}),
  };
}

/**
 * A page without the one item that alone does not fit into an answer. Throws `AnswerTooLargeError` where others were asked
 * for with it.
 */
export function thatFits<T>(
  page: Page<T>,
  { limit }: PageRequest,
  isHuge: (item: T) => boolean,
): Page<T> {
  if (!page.items.some(isHuge)) return page;
  if (limit > 1) throw new AnswerTooLargeError('The answer is too large');
  return {
    ...page,
    items: [],
    leftOut: 1,
    whyLeftOut: [{ why: 'It alone is too large for an answer' }],
  };
}

type Naming<T> = {
  isStrange: (item: T) => boolean;
  nameOf: (item: T) => string;
};

/**
 * A page without the items that nobody can read. Throws `StrangeAnswerError` where a list begins with nothing else: it may
 * be another list, unless one item was asked for and more follow.
 */
export function thatReads<T>(
  page: Page<T>,
  { limit, cursor }: PageRequest,
  { isStrange, nameOf }: Naming<T>,
): Page<T> {
  const { items, leftOut = 0, whyLeftOut = [] } = page;
  const read = items.filter(item => !isStrange(item));
  const strange = items
    .filter(isStrange)
    .map(item => ({ name: nameOf(item), why: 'It has no known form' }));
  const isPartOfList = cursor !== undefined || (limit === 1 && page.nextCursor);
  if (items.length > 0 && read.length === 0 && !isPartOfList) {
    throw new StrangeAnswerError(
      'The list begins with nothing of a known form',
    );
  }
  return read.length === items.length
    ? page
    : {
        ...page,
        items: read,
        leftOut: leftOut + strange.length,
        whyLeftOut: [...whyLeftOut, ...strange],
      };
}

/** A page with the name of its content; without its items for who knows that name. */
export function unlessKnown<T>(
  page: Page<T>,
  { ifNoneMatch }: ConditionalRequest,
): ConditionalPage<T> {
  // JSON has no word for the numbers that are none.
  const etag = hash(
    'sha256',
    inspect(page, { depth: null, maxArrayLength: null, maxStringLength: null }),
  );
  return etag === ifNoneMatch
    ? { items: [], etag, notModified: true }
    : { ...page, etag };
}
