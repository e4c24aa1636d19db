import { z } from 'zod';

const place = z.object({ offset: z.int().nonnegative() });

/**
 * The token of the page that begins one run behind the page of this one: MLflow's token says a place in the list
 * (`SearchUtils.create_page_token`, mlflow/utils/search_utils.py, 3.x). Undefined for a token of another form, as other
 * servers with MLflow's API have.
 */
export function tokenBehind(token: string | undefined): string | undefined {
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
