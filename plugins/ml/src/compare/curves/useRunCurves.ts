import type { Run } from '@slipway/plugin-ml-common';
import { isMoving } from '../../model/runs/howOften';
import { every, useMlQuery } from '../../query';
import type { CompareView } from '../compareView';

const MOST_POINTS = 20_000;
const POINTS = { least: 200, most: 2000 };

/** Which the last value of a run that has ended is: a run may be resumed, and then its curve is another one. */
const lastOf = (run: Run, metric: string | undefined) => {
  const last = run.metrics.find(({ key }) => key === metric);
  return isMoving(run) || !last ? undefined : `${last.step} ${last.timestamp}`;
};

/** The histories of one metric of at most 100 runs; the more runs, the fewer points of each. */
export const useRunCurves = (
  model: string,
  runs: readonly Run[],
  { metric, by, smoothing }: Pick<CompareView, 'metric' | 'by' | 'smoothing'>,
) => {
  const runIds = runs.map(({ id }) => id);
  const asked = {
    maxPoints: Math.min(
      POINTS.most,
      Math.max(
        POINTS.least,
        Math.floor(MOST_POINTS / Math.max(1, runs.length)),
      ),
    ),
    along: by === 'step' ? ('step' as const) : ('time' as const),
    smoothing,
  };
  const moves = runs.some(isMoving);
  return useMlQuery({
    // Another metric is another subject: the curves before are not kept on screen under its name.
    key: [
      'run-curves',
      `${model} ${metric}`,
      runIds,
      asked,
      runs.map(run => lastOf(run, metric)),
    ],
    read: (api, signal) =>
      api.getRunCurves(
        model,
        { runIds, metric: metric ?? '', ...asked },
        { signal },
      ),
    enabled: metric !== undefined && runIds.length > 0,
    again: moves ? every.moment * 2 : undefined,
    fixed: !moves,
  });
};
