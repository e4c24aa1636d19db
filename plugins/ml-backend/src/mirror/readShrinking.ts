import { AnswerTooLargeError } from '@slipway/plugin-ml-node';

/** How much less is asked for after an answer that was too large. */
const SMALLER = 8;

/** How many items to ask for: now, and at most. */
export type PageSize = { limit: number; most: number };

/**
 * Reads a page, of fewer items where so many do not fit into one answer, down to one. Says how many it asked for, and how
 * many to ask for the next time: twice as many as fitted. Throws `AnswerTooLargeError` where one item alone does not fit.
 */
export async function readShrinking<T>(
  { limit, most }: PageSize,
  read: (limit: number) => Promise<T>,
): Promise<{ page: T; asked: number; limit: number }> {
  let asked = Math.min(limit, most);
  for (;;) {
    try {
      const page = await read(asked);
      return { page, asked, limit: Math.min(most, asked * 2) };
    } catch (error) {
      if (!(error instanceof AnswerTooLargeError) || asked <= 1) throw error;
      asked = Math.ceil(asked / SMALLER);
    }
  }
}
