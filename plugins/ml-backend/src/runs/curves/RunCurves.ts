import type { RunCurves as ShownCurves } from '@slipway/plugin-ml-common';
import type { MetricPoint, TrackingServer } from '@slipway/plugin-ml-node';
import { toShownValue } from '../runWords';
import { RunCurveCache } from './RunCurveCache';
import { thinCurve } from './thinCurve';

/** The port's bound: what a source has more of, it thins itself. */
const MOST_POINTS = 2_500;

/** A run whose curve is asked for. */
export type CurveOf = { runId: string; hasEnded: boolean };

/** A point in the API's words. */
export const toShownPoint = ({ step, timestamp, value }: MetricPoint) => ({
  step,
  timestamp: new Date(timestamp).toISOString(),
  value: toShownValue(value).value,
});

/** Histories of metrics, read from the source whole and thinned here. Those of runs that have ended are kept. */
export class RunCurves {
  readonly #cache = new RunCurveCache();

  /** Runs without the metric are left out; the others in the order asked for. */
  async read(
    server: TrackingServer,
    runs: readonly CurveOf[],
    query: { metric: string; maxPoints: number },
    signal: AbortSignal,
  ): Promise<ShownCurves['curves']> {
    const { metric, maxPoints } = query;
    const found = new Map<string, readonly MetricPoint[]>();
    for (const { runId } of runs) {
      const kept = this.#cache.get(server.name, runId, metric);
      if (kept) found.set(runId, kept);
    }
    const missing = runs.filter(({ runId }) => !found.has(runId));
    if (missing.length) {
      const read = await server.getMetricHistories(
        {
          runIds: missing.map(({ runId }) => runId),
          key: metric,
          maxPoints: MOST_POINTS,
        },
        { signal },
      );
      const ended = new Set(
        missing.filter(run => run.hasEnded).map(({ runId }) => runId),
      );
      for (const { runId, points } of read) {
        found.set(runId, points);
        if (ended.has(runId)) {
          this.#cache.set(server.name, runId, metric, points);
        }
      }
    }
    return runs.flatMap(({ runId }) => {
      const points = found.get(runId);
      if (!points?.length) return [];
      return {
        runId,
        points: thinCurve(points, maxPoints).map(toShownPoint),
        thinned: points.length > maxPoints || points.length >= MOST_POINTS,
      };
    });
  }
}
