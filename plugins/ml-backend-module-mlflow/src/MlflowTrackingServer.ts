import { InputError } from '@backstage/errors';
import { thinCurve } from '@slipway/plugin-ml-node';
import type {
  ArtefactOwner,
  CallOptions,
  ConditionalPage,
  Experiment,
  MetricPoint,
  OutsideClient,
  PageRequest,
  Run,
  RunQuery,
  TrackingServer,
} from '@slipway/plugin-ml-node';
import {
  experimentAnswer,
  metricHistoryAnswer,
  metricPageAnswer,
  runAnswer,
  runsAnswer,
} from './answers/runs';
import { ownHostsOf } from './artefacts/location';
import { RunArtefacts } from './artefacts/RunArtefacts';
import { mapAtMost } from './artefacts/mapAtMost';
import { checkMlflow } from './checkMlflow';
import type { MlflowInstance } from './config';
import { API, createMlflowClient } from './createMlflowClient';
import { ExperimentFinder } from './ExperimentFinder';
import { readOrStepPast } from './pageTokens';
import { RunPartsReader } from './RunPartsReader';

/** Most names of one `getExperimentsByName`. */
const MAX_NAMES = 100;

/** Most runs of one `get-history-bulk-interval`. */
const MAX_RUNS = 100;

/** Runs of one answer, which names run and metric with every point: 20 whole histories are about 10 MB. */
const RUNS_AT_ONCE = 20;

const VIEWS = {
  active: 'ACTIVE_ONLY',
  deleted: 'DELETED_ONLY',
  all: 'ALL',
} as const;

/** Values of one page of `get-history`, and most of one history that is read whole. */
const PAGE = 10_000;
const MAX_WHOLE = 50_000;

/** MLflow's bound for one run of `get-history-bulk-interval`. */
const MAX_POINTS = 2_500;

/** Runs and experiments of an MLflow server. */
export class MlflowTrackingServer implements TrackingServer {
  readonly name: string;
  readonly system = 'MLflow';
  readonly webUrl: string;

  readonly #client: OutsideClient;
  readonly #finder: ExperimentFinder;
  readonly #parts: RunPartsReader;
  readonly #artefacts: RunArtefacts;

  constructor(instance: MlflowInstance) {
    this.name = instance.name;
    this.webUrl = instance.webUrl;
    this.#client = createMlflowClient(instance);
    this.#finder = new ExperimentFinder(this.#client);
    this.#parts = new RunPartsReader(this.#client, this.webUrl);
    this.#artefacts = new RunArtefacts(this.#client, ownHostsOf(instance));
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
    return this.#finder.find(names, options);
  }

  async getExperiment(id: string, options?: CallOptions): Promise<Experiment> {
    const { experiment } = await this.#client.json(experimentAnswer, {
      path: `${API}/experiments/get`,
      query: { experiment_id: id },
      signal: options?.signal,
    });
    return experiment;
  }

  async searchRuns(
    query: RunQuery,
    options?: CallOptions,
  ): Promise<ConditionalPage<Run>> {
    if (!(query.limit >= 1 && query.limit <= 500)) {
      throw new InputError('limit must be between 1 and 500');
    }
    if (query.experimentIds.length === 0) {
      return { items: [] };
    }
    return readOrStepPast(query, () => this.#readRuns(query, options));
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
    const points =
      (query.maxPoints > MAX_POINTS
        ? await this.#wholeHistory(query, options)
        : undefined) ?? (await this.#thinHistory(query, options));
    if (points.length === 0) {
      // MLflow gives an empty history for a run that is not there.
      await this.getRun(query.runId, options);
    }
    return points;
  }

  async getMetricHistories(
    query: { runIds: readonly string[]; key: string; maxPoints: number },
    options?: CallOptions,
  ): Promise<{ runId: string; points: MetricPoint[] }[]> {
    if (query.runIds.length > MAX_RUNS) {
      throw new InputError(
        `At most ${MAX_RUNS} runs can be asked for at once, not ${query.runIds.length}`,
      );
    }
    const parts = Array.from(
      { length: Math.ceil(query.runIds.length / RUNS_AT_ONCE) },
      (_, part) =>
        query.runIds.slice(part * RUNS_AT_ONCE, (part + 1) * RUNS_AT_ONCE),
    );
    const found = await mapAtMost(2, parts, runIds =>
      this.#histories({ ...query, runIds }, options),
    );
    return found.flat();
  }

  async #thinHistory(
    query: { runId: string; key: string; maxPoints: number },
    options?: CallOptions,
  ): Promise<MetricPoint[]> {
    const maxPoints = Math.min(query.maxPoints, MAX_POINTS);
    const [history] = await this.#histories(
      { key: query.key, maxPoints, runIds: [query.runId] },
      options,
    );
    return history?.points ?? [];
  }

  /** Every value, page by page; undefined where there are more than are wanted, or MLflow's pages have no end. */
  async #wholeHistory(
    {
      runId,
      key,
      maxPoints,
    }: { runId: string; key: string; maxPoints: number },
    options?: CallOptions,
  ): Promise<MetricPoint[] | undefined> {
    if (maxPoints > MAX_WHOLE) {
      throw new InputError(`maxPoints must be between 1 and ${MAX_WHOLE}`);
    }
    const points: MetricPoint[] = [];
    let token: string | undefined;
    for (let page = 0; page <= MAX_WHOLE / PAGE; page += 1) {
      const answer = await this.#client.json(metricPageAnswer, {
        path: `${API}/metrics/get-history`,
        query: {
          run_id: runId,
          metric_key: key,
          max_results: PAGE,
          page_token: token,
        },
        signal: options?.signal,
      });
      // A server that knows no pages gives all values at once, perhaps more than a call takes as arguments.
      if (points.length + answer.metrics.length > maxPoints) return undefined;
      points.push(...answer.metrics);
      token = answer.next_page_token;
      if (!token) {
        return points.sort(
          (a, b) => a.step - b.step || a.timestamp - b.timestamp,
        );
      }
    }
    return undefined;
  }

  async #histories(
    query: { runIds: readonly string[]; key: string; maxPoints: number },
    options?: CallOptions,
  ) {
    if (!(query.maxPoints >= 1 && query.maxPoints <= MAX_POINTS)) {
      throw new InputError(`maxPoints must be between 1 and ${MAX_POINTS}`);
    }
    const { metrics } = await this.#client.json(metricHistoryAnswer, {
      path: `${API}/metrics/get-history-bulk-interval`,
      query: {
        run_ids: [...query.runIds],
        metric_key: query.key,
        max_results: query.maxPoints,
      },
      signal: options?.signal,
    });
    const byRun = new Map<string, MetricPoint[]>();
    for (const { run_id: runId, ...point } of metrics) {
      const points = byRun.get(runId) ?? [];
      points.push(point);
      byRun.set(runId, points);
    }
    return [...byRun].map(([runId, points]) => {
      points.sort((a, b) => a.step - b.step || a.timestamp - b.timestamp);
      // Older servers give more than they are asked for where many values share a step.
      return { runId, points: [...thinCurve(points, query.maxPoints)] };
    });
  }

  async getRunParts(runId: string, options?: CallOptions) {
    return this.#parts.read(runId, options);
  }

  async listArtefacts(
    query: ArtefactOwner & PageRequest & { path?: string },
    options?: CallOptions,
  ) {
    return this.#artefacts.list(query, options);
  }

  async readArtefact(
    query: ArtefactOwner & { path: string; maxBytes: number },
    options?: CallOptions,
  ) {
    return this.#artefacts.read(query, options);
  }

  runUrl(run: Pick<Run, 'id' | 'experimentId'>): string {
    const experiment = encodeURIComponent(run.experimentId);
    return `${
      this.webUrl
    }/#/experiments/${experiment}/runs/${encodeURIComponent(run.id)}`;
  }

  async #readRuns(
    query: RunQuery,
    options?: CallOptions,
  ): Promise<ConditionalPage<Run>> {
    const { etag, value } = await this.#client.jsonUnless(
      runsAnswer(query),
      {
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
          run_view_type: VIEWS[query.view ?? 'active'],
        },
        signal: options?.signal,
      },
      query.ifNoneMatch,
    );
    if (!value) return { items: [], etag, notModified: true };
    return { ...value, etag };
  }
}
