import type { MetricDirection, Run } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { KeyRow, RunRow } from './rows';

const MOST_METRICS = 200;

/** Infinity is kept as the largest number, here and in MLflow's own store: no run is the best by it. */
const INFINITE = 1.797e308;

/** The best of the runs below another one. */
export type BestChild = NonNullable<Run['bestChild']>;

/** Reads what is below runs: the parts of a sweep. */
export class ChildStore {
  constructor(private readonly database: Knex) {}

  /**
   * How many runs that are not deleted are directly below each, counted in the experiments that the reader sees; those
   * without any are left out. A child may be in another experiment than its parent.
   */
  async count(
    experiments: readonly number[],
    parents: readonly string[],
  ): Promise<Map<string, number>> {
    if (parents.length === 0) return new Map();
    const rows: { parent: string; n: number | string }[] =
      await this.database<RunRow>('indexed_runs')
        .whereIn('parent', parents)
        .whereIn('experiment', experiments)
        .whereNull('deleted_at')
        .groupBy('parent')
        .select('parent')
        .count({ n: 'id' });
    return new Map(rows.map(({ parent, n }) => [parent, Number(n)]));
  }

  /** Names of the metrics of the first and the last child of each parent; those first that were seen first. */
  async metricsBelow(
    experiments: readonly number[],
    parents: readonly string[],
  ): Promise<string[]> {
    const ends = ['min', 'max'].map(end =>
      this.database<RunRow>('indexed_runs')
        .whereIn('experiment', experiments)
        .whereIn('parent', parents)
        .whereNull('deleted_at')
        .groupBy('parent')
        .select(this.database.raw(`${end}(id)`)),
    );
    return (
      this.database<KeyRow>('run_keys')
        .where({ kind: 'm' })
        .whereIn('experiment', experiments)
        .whereIn(
          'id',
          this.database('run_metrics')
            .whereIn('run', ends[0])
            .orWhereIn('run', ends[1])
            .select('key'),
        )
        // Each experiment has its own number for a name.
        .groupBy('key')
        .orderByRaw('min(id)')
        .limit(MOST_METRICS)
        .pluck('key')
    );
  }

  /** Of each parent the child with the best value; of equal ones the first. */
  async best(
    experiments: readonly number[],
    parents: readonly string[],
    metric: { key: string; direction: MetricDirection },
  ): Promise<Map<string, BestChild>> {
    const order = metric.direction === 'higher' ? 'desc' : 'asc';
    const ranked = this.database('indexed_runs as c')
      .join('run_metrics as m', 'm.run', 'c.id')
      .join('run_keys as k', 'k.id', 'm.key')
      .where({ 'k.kind': 'm', 'k.key': metric.key })
      .whereIn('k.experiment', experiments)
      .whereIn('c.experiment', experiments)
      .whereIn('c.parent', parents)
      .whereNull('c.deleted_at')
      .where('m.value', '<', INFINITE)
      .where('m.value', '>', -INFINITE)
      .select('c.parent', 'c.source_id', 'm.value')
      .rowNumber('place', function byValue() {
        this.partitionBy('c.parent').orderBy([
          { column: 'm.value', order },
          { column: 'c.id', order: 'asc' },
        ]);
      })
      .as('ranked');
    const rows: { parent: string; source_id: string; value: number }[] =
      await this.database
        .from(ranked)
        .where('place', 1)
        .select('parent', 'source_id', 'value');
    return new Map(
      rows.map(({ parent, source_id: runId, value }) => [
        parent,
        { runId, metric: metric.key, value, direction: metric.direction },
      ]),
    );
  }
}
