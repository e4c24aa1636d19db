import { InputError } from '@backstage/errors';
import type { MoveListQuery } from '../types';
import type { MovePageQuery } from './movePage';

/** As long as a time is in the tables, which compare it as text. */
const LENGTH = '2026-11-24T12:00:00.000Z'.length;

/** From when until when moves are asked for, as the tables have times. Throws `InputError` for what is no time, or the wrong way round. */
export function spanOf({
  after,
  before,
}: Pick<MoveListQuery, 'after' | 'before'>): Pick<
  MovePageQuery,
  'from' | 'to'
> {
  const from = readTime('after', after);
  const to = readTime('before', before);
  if (from !== undefined && to !== undefined && from > to) {
    throw new InputError(
      `after: ${from} must not be later than before, which is ${to}; choose an earlier one, or leave one of them out`,
    );
  }
  return { from, to };
}

function readTime(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  const kept = Number.isNaN(time.getTime()) ? '' : time.toISOString();
  if (kept.length !== LENGTH) {
    throw new InputError(`${name}: must be a time as in 2026-11-24T12:00:00Z`);
  }
  return kept;
}
