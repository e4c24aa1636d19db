import type { Knex } from 'knex';

/**
 * The value of one metric of the run whose id at the source a column of somebody's query names; null where that run has
 * it not, or not as a number.
 */
export type MetricColumn = (
  database: Knex,
  runId: string,
) => Knex.QueryBuilder | Knex.Raw;

/** A metric, whose key has a number in each experiment that knows it, as a column. */
export function metricColumn(
  experiments: readonly number[],
  keys: readonly number[],
): MetricColumn {
  return (database, runId) =>
    keys.length === 0
      ? database.raw('cast(null as double precision)')
      : database('indexed_runs as mr')
          .join('run_metrics as mm', 'mm.run', 'mr.id')
          .whereIn('mr.experiment', experiments)
          .whereRaw('mr.source_id = ??', [runId])
          .whereIn('mm.key', keys)
          // One row in any case, also where two experiments have a run of one id.
          .max('mm.value');
}
