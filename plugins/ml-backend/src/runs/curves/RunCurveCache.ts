import type { MetricPoint } from '@slipway/plugin-ml-node';

/** Points of all curves that are kept: three numbers of 8 bytes each, 24 MB. */
const MOST_POINTS = 1_000_000;

const keyOf = (instance: string, runId: string, metric: string) =>
  `${instance} ${runId} ${metric}`;

type Kept = { points: Float64Array; last: string };

/**
 * Curves of runs that have ended, each as long as the metric's last value is the one it was read with: runs are resumed
 * and corrected. The longest unused go first.
 */
export class RunCurveCache {
  readonly #curves = new Map<string, Kept>();
  #points = 0;

  /** `last` says which the last value is; a curve that was kept with another one is not given. */
  get(instance: string, runId: string, metric: string, last: string) {
    const key = keyOf(instance, runId, metric);
    const kept = this.#curves.get(key);
    if (kept?.last !== last) return undefined;
    this.#curves.delete(key);
    this.#curves.set(key, kept);
    const { points } = kept;
    return Array.from(
      { length: points.length / 3 },
      (_, at): MetricPoint => ({
        step: points[at * 3],
        timestamp: points[at * 3 + 1],
        value: points[at * 3 + 2],
      }),
    );
  }

  set(
    instance: string,
    runId: string,
    metric: string,
    last: string,
    points: readonly MetricPoint[],
  ): void {
    const key = keyOf(instance, runId, metric);
    this.#drop(key);
    const kept = new Float64Array(points.length * 3);
    points.forEach(({ step, timestamp, value }, at) =>
      kept.set([step, timestamp, value], at * 3),
    );
    this.#curves.set(key, { points: kept, last });
    this.#points += points.length;
    for (const oldest of this.#curves.keys()) {
      if (this.#points <= MOST_POINTS) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string) {
    this.#points -= (this.#curves.get(key)?.points.length ?? 0) / 3;
    this.#curves.delete(key);
  }
}
