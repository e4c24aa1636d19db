import {
  AnswerTooLargeError,
  type ConditionalPage,
  type PageRequest,
} from '@slipway/plugin-ml-node';
import { z } from 'zod';

const place = z.object({ offset: z.int().nonnegative() });

/**
 * Reads a page. The one item of a page that alone does not fit into an answer is left out, and the next page begins
 * behind it. Throws `AnswerTooLargeError` where fewer items can be asked for, and where the source's tokens say no place.
 */
export async function readOrStepPast<T>(
  { limit, cursor }: PageRequest,
  read: () => Promise<ConditionalPage<T>>,
): Promise<ConditionalPage<T>> {
  try {
    return await read();
  } catch (error) {
    const behind = limit === 1 ? tokenBehind(cursor) : undefined;
    if (!behind || !(error instanceof AnswerTooLargeError)) throw error;
    return {
      items: [],
      nextCursor: behind,
      leftOut: 1,
      whyLeftOut: [{ why: 'It alone is too large for an answer' }],
    };
  }
}

/**
 * The token of the page that begins one item behind the page of this one: MLflow's token says a place in the list
 * (`SearchUtils.create_page_token`, mlflow/utils/search_utils.py, 3.x). Undefined for a token of another form, as other
 * servers with MLflow's API have.
 */
function tokenBehind(token: string | undefined): string | undefined {
  const offset = token === undefined ? 0 : offsetOf(token);
  return offset === undefined
    ? undefined
    : Buffer.from(JSON.stringify({ offset: offset + 1 })).toString('base64');
}

function offsetOf(token: string): number | undefined {
  try {
    return place.parse(
      JSON.parse(Buffer.from(token, 'base64').toString('utf8')),
    ).offset;
  } catch {
    return undefined;
  }
}
