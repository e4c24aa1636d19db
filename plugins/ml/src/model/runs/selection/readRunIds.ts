import type { RunsQuery } from '@slipway/plugin-ml-common';
import type { MlApi } from '../../../api';
import { MOST_RUNS } from './runList';

/** Runs that the API gives at once. */
const PAGE = 200;
/** A source may give less at once than it was asked for; it is asked no more often. */
const MOST_PAGES = 10;

/** Ids of the runs that match, in the order asked for: the first 500. */
export const readRunIds = async (
  api: Pick<MlApi, 'getRuns'>,
  /** Entity reference. */
  model: string,
  query: RunsQuery,
): Promise<string[]> => {
  const ids = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const limit = Math.min(PAGE, MOST_RUNS - ids.size);
    const read = await api.getRuns(model, { ...query, limit, cursor });
    for (const { id } of read.items) ids.add(id);
    cursor = read.nextCursor;
    if (!cursor || ids.size >= MOST_RUNS) break;
  }
  return [...ids];
};
