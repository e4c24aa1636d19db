import { isError } from '@backstage/errors';
import type { RunCurves as ShownCurves } from '@slipway/plugin-ml-common';
import type { MetricPoint, TrackingServer } from '@slipway/plugin-ml-node';
import { toTime } from '../../ports/toTime';
import { toShownValue } from '../runWords';
import { drawCurve, type CurveForm } from './drawCurve';
import { RunCurveCache } from './RunCurveCache';

/** The port's bounds: of what a source has more of it picks evenly itself, and may lose a peak. */
const MOST_POINTS = 2_500;
const WHOLE = 50_000;
/** So many histories are read whole, one by one; of more, each as far as one answer for many goes. */
const FEW = 10;
const AT_ONCE = 4;

/** A run whose curve is asked for. */
export type CurveOf = {
  runId: string;
  hasEnded: boolean;
  /** Which the metric's last value is, by its step and its time; absent where the run has not the metric. */
  last?: string;
};

/** A point in the API's words. */
export const toShownPoint = ({ step, timestamp, value }: MetricPoint) => ({
  step,
  timestamp: toTime(timestamp),
  value: toShownValue(value).value,
});

/** Histories of metrics, read from the source, smoothed and thinned here. Those of runs that have ended are kept. */
export class RunCurves {
  readonly #cache = new RunCurveCache();

  /** Runs without the metric are left out; the others in the order asked for. */
  async read(
    server: TrackingServer,
    runs: readonly CurveOf[],
    query: CurveForm & { metric: string },
    signal: AbortSignal,
  ): Promise<ShownCurves['curves']> {
    const { metric, maxPoints } = query;
    const found = new Map<string, readonly MetricPoint[]>();
    for (const { runId, hasEnded, last } of runs) {
      if (!hasEnded || last === undefined) continue;
      const kept = this.#cache.get(server.name, runId, metric, last);
      if (kept) found.set(runId, kept);
    }
    const missing = runs.filter(({ runId }) => !found.has(runId));
    const read = await this.#readAll(server, missing, metric, signal);
    for (const { runId, points } of read) found.set(runId, points);
    for (const { runId, hasEnded, last } of missing) {
      const points = found.get(runId);
      if (!hasEnded || last === undefined || !points) continue;
      this.#cache.set(server.name, runId, metric, last, points);
    }
    return runs.flatMap(({ runId }) => {
      const history = found.get(runId);
      if (!history?.length) return [];
      const { points, smoothed } = drawCurve(history, query);
      const sampled = history.length === MOST_POINTS;
      return {
        runId,
        points: points.map(toShownPoint),
        ...(smoothed ? { smoothed: smoothed.map(toShownPoint) } : {}),
        thinned: history.length > maxPoints || sampled,
        ...(sampled ? { sampled } : {}),
      };
    });
  }

  /** A few that have ended whole; many, and those that are read again and again, in one answer. */
  async #readAll(
    server: TrackingServer,
    runs: readonly CurveOf[],
    key: string,
    signal: AbortSignal,
  ): Promise<{ runId: string; points: readonly MetricPoint[] }[]> {
    const ended = runs.filter(({ hasEnded }) => hasEnded);
    const whole = ended.length <= FEW ? ended : [];
    const rest = runs.filter(run => !whole.includes(run));
    const [few, many] = await Promise.all([
      this.#readWhole(server, whole, key, signal),
      rest.length
        ? server.getMetricHistories(
            {
              runIds: rest.map(({ runId }) => runId),
              key,
              maxPoints: MOST_POINTS,
            },
            { signal },
          )
        : [],
    ]);
    return [...few, ...many];
  }

  async #readWhole(
    server: TrackingServer,
    runs: readonly CurveOf[],
    key: string,
    signal: AbortSignal,
  ) {
    const left = [...runs];
    const read: { runId: string; points: MetricPoint[] }[] = [];
    const readOn = async () => {
      for (let run = left.shift(); run; run = left.shift()) {
        const { runId } = run;
        try {
          const points = await server.getMetricHistory(
            { runId, key, maxPoints: WHOLE },
            { signal },
          );
          read.push({ runId, points });
        } catch (error) {
          // A run that was removed has no curve; the others have.
          if (!isError(error) || error.name !== 'NotFoundError') throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, readOn));
    return read;
  }
}
