import type { MetricPoint } from '@slipway/plugin-ml-node';

/** Points of all curves that are kept: three numbers of 8 bytes each, 24 MB. */
const MOST_POINTS = 1_000_000;

const keyOf = (instance: string, runId: string, metric: string) =>
  `${instance} ${runId} ${metric}`;

/** Curves of runs that have ended: they do not change. The longest unused go first. */
export class RunCurveCache {
  readonly #curves = new Map<string, Float64Array>();
  #points = 0;

  get(instance: string, runId: string, metric: string) {
    const key = keyOf(instance, runId, metric);
    const kept = this.#curves.get(key);
    if (!kept) return undefined;
    this.#curves.delete(key);
    this.#curves.set(key, kept);
    return Array.from(
      { length: kept.length / 3 },
      (_, at): MetricPoint => ({
        step: kept[at * 3],
        timestamp: kept[at * 3 + 1],
        value: kept[at * 3 + 2],
      }),
    );
  }

  set(
    instance: string,
    runId: string,
    metric: string,
    points: readonly MetricPoint[],
  ): void {
    const key = keyOf(instance, runId, metric);
    this.#drop(key);
    const kept = new Float64Array(points.length * 3);
    points.forEach(({ step, timestamp, value }, at) =>
      kept.set([step, timestamp, value], at * 3),
    );
    this.#curves.set(key, kept);
    this.#points += points.length;
    for (const oldest of this.#curves.keys()) {
      if (this.#points <= MOST_POINTS) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string) {
    this.#points -= (this.#curves.get(key)?.length ?? 0) / 3;
    this.#curves.delete(key);
  }
}
