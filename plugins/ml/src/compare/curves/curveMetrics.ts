import type { Run } from '@slipway/plugin-ml-common';
import { byMeaning } from '../../model/runs/metricOrder';
import {
  metricsWithCurve,
  metricsWithoutSteps,
} from '../../model/runs/metricsWithCurve';

/** Metrics of some runs that may have curves; those of the most runs first. */
export type CurveMetrics = {
  /** Any of the runs logged them in steps. */
  stepped: string[];
  /** Logged without steps: their curves are along time. */
  others: string[];
};

const mostFirst = (names: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([a, left], [b, right]) => right - left || byMeaning(a, b))
    .map(([name]) => name);
};

/** What can be drawn of these runs. */
export const curveMetrics = (runs: readonly Run[]): CurveMetrics => {
  const stepped = mostFirst(runs.flatMap(metricsWithCurve));
  const known = new Set(stepped);
  return {
    stepped,
    others: mostFirst(runs.flatMap(metricsWithoutSteps)).filter(
      name => !known.has(name),
    ),
  };
};
