import type { Run } from '@slipway/plugin-ml-common';
import { every, useMlQuery } from '../../query';

/** Runs whose curves are drawn at once, as the API takes them. */
export const MOST_CURVES = 100;

const MOST_POINTS = 20_000;
const POINTS = { least: 200, most: 2000 };

const isMoving = ({ status }: Run) => status === 'RUNNING';

/** The histories of one metric of the first 100 of some runs; the more runs, the fewer points of each. */
export const useRunCurves = (
  model: string,
  runs: readonly Run[],
  metric: string | undefined,
) => {
  const some = runs.slice(0, MOST_CURVES);
  const runIds = some.map(({ id }) => id);
  const maxPoints = Math.min(
    POINTS.most,
    Math.max(POINTS.least, Math.floor(MOST_POINTS / Math.max(1, some.length))),
  );
  const moves = some.some(isMoving);
  return useMlQuery({
    // Another metric is another subject: the curves before are not kept on screen under its name.
    key: ['run-curves', `${model} ${metric}`, runIds, maxPoints],
    read: (api, signal) =>
      api.getRunCurves(
        model,
        { runIds, metric: metric ?? '', maxPoints },
        { signal },
      ),
    enabled: metric !== undefined && runIds.length > 0,
    again: moves ? every.moment * 2 : undefined,
    fixed: !moves,
  });
};
