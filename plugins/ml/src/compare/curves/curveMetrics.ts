import type { Run } from '@slipway/plugin-ml-common';
import { byMeaning } from '../../model/runs/metricOrder';
import { metricsWithCurve } from '../../model/runs/metricsWithCurve';

/** The metrics that any of the runs logged in steps; those of the most runs first. */
export const curveMetrics = (runs: readonly Run[]): string[] => {
  const counts = new Map<string, number>();
  for (const run of runs)
    for (const metric of metricsWithCurve(run))
      counts.set(metric, (counts.get(metric) ?? 0) + 1);
  return [...counts]
    .sort(([a, left], [b, right]) => right - left || byMeaning(a, b))
    .map(([metric]) => metric);
};
