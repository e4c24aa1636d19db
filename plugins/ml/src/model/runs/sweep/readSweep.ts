import type { Run } from '@slipway/plugin-ml-common';
import type { MlApi } from '../../../api';
import { orderOf } from '../runFields';
import { readRunIds } from '../selection/readRunIds';

/** The order of the metric that the sweep's best run was found by. */
const bestFirst = ({ bestChild }: Run): string | undefined =>
  bestChild &&
  orderOf(
    `metrics.${bestChild.metric}`,
    bestChild.direction === 'higher' ? 'desc' : 'asc',
  );

/**
 * Ids of the runs directly below a sweep, at most 500: the best first, or the newest where it is not known which are
 * better.
 */
export const readSweep = async (
  api: Pick<MlApi, 'getRuns'>,
  /** Entity reference. */
  model: string,
  /** Id of the run that they are below. */
  sweep: string,
): Promise<string[]> => {
  const { items } = await api.getRuns(model, {
    filter: `attributes.run_id = '${sweep}'`,
    view: 'all',
    limit: 1,
  });
  return readRunIds(api, model, {
    parent: sweep,
    orderBy: items[0] && bestFirst(items[0]),
  });
};
