import type { Run } from '@slipway/plugin-ml-common';
import { byMeaning } from './metricOrder';

/** Metrics that were logged in steps: their last value is not at the first step. */
export const metricsWithCurve = (run: Run): string[] =>
  run.metrics
    .filter(({ step }) => step > 0)
    .map(({ key }) => key)
    .sort(byMeaning);
