import type { Run } from '@slipway/plugin-ml-common';
import type { CurveOf } from './RunCurves';

/** Which curve a run's metric has, by what is known of the run. */
export const curveOf = (
  { id, endedAt, metrics }: Run,
  metric: string,
): CurveOf => {
  const last = metrics.find(({ key }) => key === metric);
  return {
    runId: id,
    hasEnded: endedAt !== undefined,
    ...(last ? { last: `${last.step} ${last.timestamp}` } : {}),
  };
};
