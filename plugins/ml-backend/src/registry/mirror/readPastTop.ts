import { StrangeAnswerError, type Page } from '@slipway/plugin-ml-node';
import { readShrinking } from '../../mirror';

type ReadPage<T> = {
  page: T;
  /** How many items were asked for, and how many to ask for the next time. */
  asked: number;
  limit: number;
  /** Why the top was refused before one item of it was asked for. */
  refused?: StrangeAnswerError;
};

/**
 * Reads a page as `readShrinking` does. A list that begins with nothing that can be read is refused, for it may be another
 * list; asked for its first item alone, the source says whether more follows, which may well be readable. Throws what the
 * top was refused with where that helps no further.
 */
export async function readPastTop<T extends Pick<Page<unknown>, 'nextCursor'>>(
  size: { limit: number; most: number; cursor: string | undefined },
  read: (limit: number) => Promise<T>,
): Promise<ReadPage<T>> {
  try {
    return await readShrinking(size, read);
  } catch (refused) {
    const isTop = size.cursor === undefined && size.limit > 1;
    if (!isTop || !(refused instanceof StrangeAnswerError)) throw refused;
    const first = await readShrinking({ ...size, limit: 1 }, read);
    // It was not the size that the source could not give.
    return { ...first, limit: size.limit, refused };
  }
}
