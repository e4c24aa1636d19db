import {
  directionByName,
  isAsideMetric,
  type MetricDirection,
  type Run,
} from '@slipway/plugin-ml-common';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import type { BestChild, ChildStore } from './store/ChildStore';
import type { FoundRun } from './store/RunSearch';

/** Which metrics of a model say which run is best: those of its rules, the main one first. */
export type MainMetrics = ReadonlyMap<string, MetricDirection>;

/** Sweeps of one page may be judged by so many metrics, each by the first that its own runs have. */
const MOST_JUDGES = 5;

const isHeldOut = (key: string) =>
  /(^|[^a-z])(val|valid|validation|test|eval)/i.test(key);

/** The first metric of the rules that the runs have; else the first whose name says which way is better. */
export function mainMetric(
  present: readonly string[],
  rules: MainMetrics,
): { key: string; direction: MetricDirection } | undefined {
  for (const [key, direction] of rules) {
    if (present.includes(key)) return { key, direction };
  }
  const named = present
    .filter(key => !isAsideMetric(key))
    .flatMap(key => {
      const direction = directionByName(key);
      return direction ? [{ key, direction }] : [];
    })
    // What was measured on other data than that of the training says more.
    .sort(
      (a, b) =>
        Number(isHeldOut(b.key)) - Number(isHeldOut(a.key)) ||
        a.key.localeCompare(b.key),
    );
  return named[0];
}

/** Makes runs of the index into runs of the API. */
export class IndexedRuns {
  constructor(private readonly children: ChildStore) {}

  /** A run as it was kept, with its address. */
  show(row: FoundRun, server: TrackingServer): Run {
    const run: Run = JSON.parse(row.payload);
    return {
      ...run,
      ...(row.deleted_at === null ? {} : { deleted: true }),
      url: server.runUrl({ id: run.id, experimentId: run.experimentId }),
    };
  }

  /** Runs with how many are below each, in any of the experiments that the reader sees, and which of these is best. */
  async showWithChildren(
    rows: readonly FoundRun[],
    experiments: readonly number[],
    server: TrackingServer,
    rules: MainMetrics,
  ): Promise<Run[]> {
    const counts = await this.children.count(
      experiments,
      rows.map(row => row.source_id),
    );
    const best = await this.#best([...counts.keys()], experiments, rules);
    return rows.map(row => {
      const childCount = counts.get(row.source_id);
      const bestChild = best.get(row.source_id);
      return {
        ...this.show(row, server),
        ...(childCount ? { childCount } : {}),
        ...(bestChild ? { bestChild } : {}),
      };
    });
  }

  async #best(
    parents: readonly string[],
    experiments: readonly number[],
    rules: MainMetrics,
  ) {
    const best = new Map<string, BestChild>();
    if (parents.length === 0) return best;
    let left = parents;
    let metrics = await this.children.metricsBelow(experiments, left);
    for (let round = 0; round < MOST_JUDGES && left.length; round += 1) {
      const metric = mainMetric(metrics, rules);
      if (!metric) break;
      const found = await this.children.best(experiments, left, metric);
      found.forEach((child, parent) => best.set(parent, child));
      left = left.filter(parent => !found.has(parent));
      metrics = metrics.filter(key => key !== metric.key);
    }
    return best;
  }
}
