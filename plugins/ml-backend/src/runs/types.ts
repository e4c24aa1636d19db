import type {
  Curve,
  Freshness,
  Run,
  RunColumns,
  RunCurves,
  RunPage,
} from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import type { CurveForm } from './curves/drawCurve';
import type { MetricColumn } from './store/metricColumn';

/** Where a model's runs are. */
export type RunsOf = Pick<ModelSpec, 'ref' | 'registry' | 'experiments'> &
  Partial<Pick<ModelSpec, 'type' | 'tier'>>;

/** Which runs of a model. */
export type RunListQuery = {
  /** MLflow's search grammar, with `OR` and parentheses. */
  filter?: string;
  /** For example `metrics.roc_auc DESC`; the newest first without it. */
  orderBy?: string;
  /** Only the runs directly below this one. */
  parent?: string;
  /** Without it `active`. */
  view?: 'active' | 'deleted' | 'all';
  /** `grouped`: only runs without a parent. Without it `flat`. */
  nested?: 'flat' | 'grouped';
  limit: number;
  cursor?: string;
};

/** Which runs columns are chosen by. */
export type RunColumnsQuery = Pick<RunListQuery, 'filter' | 'parent' | 'view'>;

/** One metric of 1 to 100 runs. */
export type RunCurvesQuery = CurveForm & {
  runIds: readonly string[];
  metric: string;
};

/** What other rooms ask of runs. */
export interface RunReader {
  /** Throws `InputError` for a filter, an order or a cursor that cannot be read. */
  listRuns(model: RunsOf, query: RunListQuery): Promise<RunPage>;
  /** What the newest runs that match have for columns. */
  getColumns(model: RunsOf, query: RunColumnsQuery): Promise<RunColumns>;
  /**
   * With `freshness` where it is from the portal's copy, because the source does not answer. Throws `NotFoundError` for
   * a run that is not in one of the model's experiments.
   */
  getRun(
    model: RunsOf,
    runId: string,
  ): Promise<Run & { freshness?: Freshness }>;
  /** How many runs are directly below a run and which of them is best, as the portal's index knows it. */
  getBelow(
    model: RunsOf,
    runId: string,
  ): Promise<Pick<Run, 'childCount' | 'bestChild'>>;
  /** As {@link RunReader.getRun}. */
  getCurve(
    model: RunsOf,
    query: { runId: string; metric: string; maxPoints: number },
  ): Promise<Curve>;
  /** Runs that are not there or have not the metric are left out. */
  getCurves(model: RunsOf, query: RunCurvesQuery): Promise<RunCurves>;
  /** Runs by id in one call, at most 500; those that are not there are left out. */
  getRunsById(
    model: RunsOf,
    runIds: readonly string[],
  ): Promise<Map<string, Run>>;
  /**
   * A metric of the model's runs as a column of another room's query, and whether the index has all runs. Throws
   * `InputError` for a metric that is not indexed.
   */
  getMetricColumn(
    model: RunsOf,
    metric: string,
  ): Promise<{ column: MetricColumn; isComplete: boolean }>;
  /** As {@link RunReader.getRunsById}, with how current they are. */
  readRunsById(
    model: RunsOf,
    runIds: readonly string[],
  ): Promise<{ runs: Map<string, Run>; freshness: Freshness }>;
}
