import type { Run } from '@slipway/plugin-ml-common';
import { byMeaning } from './metricOrder';

/** Metrics of the model that were logged in steps: their last value is not at the first step. */
export const metricsWithCurve = (run: Run): string[] =>
  run.metrics
    .filter(({ key, step }) => step > 0 && !key.startsWith('system/'))
    .map(({ key }) => key)
    .sort(byMeaning);
