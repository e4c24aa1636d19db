import type {
  CallOptions,
  ConditionalPage,
  ConditionalRequest,
  PortInstance,
} from './common';
import type { RunContents } from './RunContents';

/** A named group of runs. */
export type Experiment = {
  id: string;
  name: string;
  lifecycleStage: 'active' | 'deleted';
};

/** State of a run, in MLflow's words. */
export type RunStatus =
  | 'RUNNING'
  | 'SCHEDULED'
  | 'FINISHED'
  | 'FAILED'
  | 'KILLED';

/** Last value of a metric. `value` is NaN or infinite where the source says so. */
export type RunMetric = {
  key: string;
  value: number;
  step: number;
  /** Milliseconds since the epoch. */
  timestamp: number;
};

/** Data that a run read. */
export type RunDataset = {
  name: string;
  digest: string;
  /** `training`, `evaluation`, … where the source says so. */
  context?: string;
  sourceType?: string;
  source?: string;
};

/** One run. Times in milliseconds since the epoch. */
export type Run = {
  id: string;
  name: string;
  experimentId: string;
  status: RunStatus;
  startTime: number;
  endTime?: number;
  user?: string;
  artifactUri?: string;
  lifecycleStage: 'active' | 'deleted';
  metrics: RunMetric[];
  parameters: Record<string, string>;
  tags: Record<string, string>;
  datasets: RunDataset[];
  /**
   * Ids of logged models that it used (MLflow 3), such as the one that it trained further. Only `getRun` says it, and
   * only of a run that used one.
   */
  usedModels?: string[];
};

/** One point of a metric's history. `timestamp` in milliseconds since the epoch. */
export type MetricPoint = { step: number; timestamp: number; value: number };

/** Which runs, in which order. */
export type RunQuery = ConditionalRequest & {
  experimentIds: string[];
  /** MLflow's search grammar. */
  filter?: string;
  /** For example `metrics.roc_auc DESC`, `attributes.start_time DESC`. */
  orderBy?: string[];
  /** Without it `active`. */
  view?: 'active' | 'deleted' | 'all';
};

/**
 * A system that records experiments and runs.
 *
 * Every method throws `NotFoundError` for what is not there, `InputError` for a filter the source refuses (with its
 * words), `NotAllowedError` for refused credentials and `ServiceUnavailableError` when the source does not answer.
 */
export interface TrackingServer extends PortInstance, RunContents {
  /** Throws `ServiceUnavailableError` when the server does not answer; else says its version. */
  check(options?: CallOptions): Promise<{ version: string }>;
  /** The experiments of these names; names that do not exist are left out. At most 100 names. */
  getExperimentsByName(
    names: string[],
    options?: CallOptions,
  ): Promise<Experiment[]>;
  /** One experiment, also a deleted one. */
  getExperiment(id: string, options?: CallOptions): Promise<Experiment>;
  /**
   * Runs of experiments. `limit` at most 500. Throws `AnswerTooLargeError` when so many do not fit into an answer; one that
   * alone does not, or that has an unknown form, is left out where the source can go on behind it.
   */
  searchRuns(
    query: RunQuery,
    options?: CallOptions,
  ): Promise<ConditionalPage<Run>>;
  /** One run. */
  getRun(runId: string, options?: CallOptions): Promise<Run>;
  /**
   * History of one metric, ordered by step, thinned by the source or the adapter to at most `maxPoints` (≤ 50,000). Up to
   * 2,500 it is one question; more is for histories that are wanted whole, and costs as many as the source's pages are.
   */
  getMetricHistory(
    query: { runId: string; key: string; maxPoints: number },
    options?: CallOptions,
  ): Promise<MetricPoint[]>;
  /**
   * Histories of one metric of at most 100 runs, each thinned to at most `maxPoints` (≤ 2,500). Runs that are not there or have not the
   * metric are left out.
   */
  getMetricHistories(
    query: { runIds: readonly string[]; key: string; maxPoints: number },
    options?: CallOptions,
  ): Promise<{ runId: string; points: MetricPoint[] }[]>;
  /** Page for people. */
  runUrl(run: Pick<Run, 'id' | 'experimentId'>): string | undefined;
}
