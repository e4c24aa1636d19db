import type { Curve, Run, RunPage } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';

/** Where a model's runs are. */
export type RunsOf = Pick<ModelSpec, 'ref' | 'registry' | 'experiments'>;

/** Which runs of a model. */
export type RunListQuery = {
  /** MLflow's search grammar. */
  filter?: string;
  /** For example `metrics.roc_auc DESC`; the newest first without it. */
  orderBy?: string;
  limit: number;
  cursor?: string;
};

/** What other rooms ask of runs. */
export interface RunReader {
  listRuns(model: RunsOf, query: RunListQuery): Promise<RunPage>;
  /** Throws `NotFoundError` for a run that is not in one of the model's experiments. */
  getRun(model: RunsOf, runId: string): Promise<Run>;
  /** As {@link RunReader.getRun}. */
  getCurve(
    model: RunsOf,
    query: { runId: string; metric: string; maxPoints: number },
  ): Promise<Curve>;
  /** Runs by id in one call, at most 500; those that are not there are left out. */
  getRunsById(
    model: RunsOf,
    runIds: readonly string[],
  ): Promise<Map<string, Run>>;
}
