import { InputError, isError } from '@backstage/errors';
import type {
  CallOptions,
  Experiment,
  MetricPoint,
  OutsideClient,
  Page,
  Run,
  RunQuery,
  TrackingServer,
} from '@slipway/plugin-ml-node';
import {
  experimentAnswer,
  metricHistoryAnswer,
  runAnswer,
  runsAnswer,
} from './answers/runs';
import { checkMlflow } from './checkMlflow';
import type { MlflowInstance } from './config';
import { API, createMlflowClient } from './createMlflowClient';
import { thinPoints } from './thinPoints';

/** Most names of one `getExperimentsByName`. */
const MAX_NAMES = 100;

/** MLflow's bound for one run of `get-history-bulk-interval`. */
const MAX_POINTS = 2_500;

/** Runs and experiments of an MLflow server. */
export class MlflowTrackingServer implements TrackingServer {
  readonly name: string;
  readonly system = 'MLflow';
  readonly webUrl: string;

  readonly #client: OutsideClient;

  constructor(instance: MlflowInstance) {
    this.name = instance.name;
    this.webUrl = instance.webUrl;
    this.#client = createMlflowClient(instance);
  }

  async check(options?: CallOptions): Promise<{ version: string }> {
    return checkMlflow(this.#client, `${API}/experiments/search`, options);
  }

  async getExperimentsByName(
    names: string[],
    options?: CallOptions,
  ): Promise<Experiment[]> {
    if (names.length > MAX_NAMES) {
      throw new InputError(
        `At most ${MAX_NAMES} experiments can be asked for at once, not ${names.length}`,
      );
    }
    const found = await Promise.all(
      [...new Set(names)].map(name => this.#findExperiment(name, options)),
    );
    return found.filter(experiment => experiment !== undefined);
  }

  async searchRuns(query: RunQuery, options?: CallOptions): Promise<Page<Run>> {
    if (!(query.limit >= 1 && query.limit <= 500)) {
      throw new InputError('limit must be between 1 and 500');
    }
    if (query.experimentIds.length === 0) {
      return { items: [] };
    }
    const answer = await this.#client.json(runsAnswer, {
      method: 'POST',
      path: `${API}/runs/search`,
      // It only reads.
      idempotent: true,
      body: {
        experiment_ids: query.experimentIds,
        filter: query.filter,
        order_by: query.orderBy,
        max_results: query.limit,
        page_token: query.cursor,
        run_view_type: 'ACTIVE_ONLY',
      },
      signal: options?.signal,
    });
    return { items: answer.runs, nextCursor: answer.next_page_token };
  }

  async getRun(runId: string, options?: CallOptions): Promise<Run> {
    const { run } = await this.#client.json(runAnswer, {
      path: `${API}/runs/get`,
      query: { run_id: runId },
      signal: options?.signal,
    });
    return run;
  }

  async getMetricHistory(
    query: { runId: string; key: string; maxPoints: number },
    options?: CallOptions,
  ): Promise<MetricPoint[]> {
    if (!(query.maxPoints >= 1 && query.maxPoints <= MAX_POINTS)) {
      throw new InputError(`maxPoints must be between 1 and ${MAX_POINTS}`);
    }
    const { metrics } = await this.#client.json(metricHistoryAnswer, {
      path: `${API}/metrics/get-history-bulk-interval`,
      query: {
        run_ids: query.runId,
        metric_key: query.key,
        max_results: query.maxPoints,
      },
      signal: options?.signal,
    });
    if (metrics.length === 0) {
      // MLflow gives an empty history for a run that is not there.
      await this.getRun(query.runId, options);
    }
    metrics.sort((a, b) => a.step - b.step || a.timestamp - b.timestamp);
    return thinPoints(metrics, query.maxPoints);
  }

  runUrl(run: Pick<Run, 'id' | 'experimentId'>): string {
    const experiment = encodeURIComponent(run.experimentId);
    return `${
      this.webUrl
    }/#/experiments/${experiment}/runs/${encodeURIComponent(run.id)}`;
  }

  async #findExperiment(name: string, options?: CallOptions) {
    try {
      const { experiment } = await this.#client.json(experimentAnswer, {
        path: `${API}/experiments/get-by-name`,
        query: { experiment_name: name },
        signal: options?.signal,
      });
      return experiment;
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }
}
