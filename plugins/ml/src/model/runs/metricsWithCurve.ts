import type { Run } from '@slipway/plugin-ml-common';
import { byMeaning } from './metricOrder';

const namesOf = (run: Run, isWanted: (step: number) => boolean): string[] =>
  run.metrics
    .filter(({ key, step }) => isWanted(step) && !key.startsWith('system/'))
    .map(({ key }) => key)
    .sort(byMeaning);

/** Metrics of the model that were logged in steps: their last value is not at the first step. */
export const metricsWithCurve = (run: Run): string[] =>
  namesOf(run, step => step > 0);

/** Metrics of the model that were logged without steps: once, or several times, which only their history tells. */
export const metricsWithoutSteps = (run: Run): string[] =>
  namesOf(run, step => step <= 0);
