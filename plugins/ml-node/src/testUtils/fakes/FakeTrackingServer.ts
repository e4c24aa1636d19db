import { InputError, NotFoundError } from '@backstage/errors';
import { AnswerTooLargeError } from '../../http';
import type {
  ArtefactOwner,
  CallOptions,
  Experiment,
  MetricPoint,
  Page,
  PageRequest,
  Run,
  RunQuery,
  TrackingServer,
} from '../../ports';
import { FakeFaults } from './FakeFaults';
import { FakeContents, type FakeRunContents } from './FakeRunContents';
import { pageOf, unlessKnown } from './pages';
import { parseRunFilter, readField } from './runFilter';

/** Methods of the port that can be made to fail. */
export type TrackingServerMethod =
  | 'check'
  | 'getExperimentsByName'
  | 'searchRuns'
  | 'getRun'
  | 'getExperiment'
  | 'getMetricHistory'
  | 'getMetricHistories'
  | 'getRunParts'
  | 'listArtefacts'
  | 'readArtefact';

/** A run to put into a {@link FakeTrackingServer}; what is absent gets a plain value. */
export type FakeRun = Partial<Omit<Run, 'metrics' | 'experimentId'>> & {
  /** Last values by key. */
  metrics?: Record<string, number>;
  /** Histories by key; the last point is the metric's last value. */
  histories?: Record<string, MetricPoint[]>;
  /** Files, note, logged models; the datasets are the run's own. */
  contents?: Omit<FakeRunContents, 'datasets'>;
};

/** A tracking server in memory. */
export class FakeTrackingServer implements TrackingServer {
  readonly name: string;
  readonly system = 'Fake tracking';
  readonly webUrl: string;
  /** Makes the server slow, silent or failing. */
  readonly faults = new FakeFaults<TrackingServerMethod>(this.system);

  /** Most runs that one answer of `searchRuns` holds. */
  room = Infinity;
  /** Ids of runs that alone are too large for an answer. */
  readonly huge = new Set<string>();

  readonly #experiments = new Map<string, Experiment>();
  readonly #runs = new Map<string, Run>();
  readonly #histories = new Map<string, Map<string, MetricPoint[]>>();
  readonly #contents = new FakeContents();
  /** What was taken away never comes back as another. */
  readonly #made = { experiments: 0, runs: 0 };
  #clock = 1_700_000_000_000;

  constructor(options: { name?: string } = {}) {
    this.name = options.name ?? 'default';
    this.webUrl = `http://tracking.example/${this.name}`;
  }

  /** Makes an experiment, or gives the one of that name. */
  addExperiment(name: string): Experiment {
    const present = [...this.#experiments.values()].find(
      one => one.name === name,
    );
    if (present) {
      return present;
    }
    this.#made.experiments += 1;
    const experiment: Experiment = {
      id: String(this.#made.experiments),
      name,
      lifecycleStage: 'active',
    };
    this.#experiments.set(experiment.id, experiment);
    return experiment;
  }

  /** Records a run in the experiment of that name. */
  addRun(experimentName: string, details: FakeRun = {}): Run {
    this.#clock += 1_000;
    this.#made.runs += 1;
    const { metrics = {}, histories = {}, contents = {}, ...rest } = details;
    const id = rest.id ?? this.#made.runs.toString(16).padStart(32, '0');
    const points = new Map(
      Object.entries(metrics).map(([key, value]): [string, MetricPoint[]] => [
        key,
        [{ step: 0, timestamp: this.#clock, value }],
      ]),
    );
    for (const [key, history] of Object.entries(histories)) {
      points.set(key, history);
    }
    const run: Run = {
      name: `run-${this.#made.runs}`,
      status: 'FINISHED',
      startTime: this.#clock,
      endTime: this.#clock + 500,
      lifecycleStage: 'active',
      parameters: {},
      tags: {},
      datasets: [],
      ...rest,
      id,
      experimentId: this.addExperiment(experimentName).id,
      metrics: [...points].map(([key, history]) => ({
        key,
        ...history[history.length - 1],
      })),
    };
    this.#runs.set(id, run);
    this.#histories.set(id, points);
    this.#contents.set(id, { ...contents, datasets: run.datasets });
    return run;
  }

  /** Changes a run: its end, a tag, its deletion. */
  changeRun(runId: string, changes: Partial<Omit<Run, 'id'>>): void {
    this.#runs.set(runId, { ...this.#run(runId), ...changes });
  }

  /** Takes an experiment away with its runs. */
  removeExperiment(id: string): void {
    this.#experiments.delete(id);
    for (const [runId, run] of this.#runs) {
      if (run.experimentId === id) this.#runs.delete(runId);
    }
  }

  /** Changes an experiment: its name, its deletion. */
  changeExperiment(id: string, changes: Partial<Omit<Experiment, 'id'>>): void {
    const experiment = this.#experiments.get(id);
    if (experiment) this.#experiments.set(id, { ...experiment, ...changes });
  }

  /** Takes a run away. */
  removeRun(runId: string): void {
    this.#runs.delete(runId);
  }

  async check(options?: CallOptions) {
    return this.faults.run('check', options, () => ({ version: 'fake' }));
  }

  async getExperimentsByName(names: string[], options?: CallOptions) {
    return this.faults.run('getExperimentsByName', options, () => {
      if (names.length > 100) {
        throw new InputError('At most 100 experiments can be asked for');
      }
      return [...this.#experiments.values()].filter(({ name }) =>
        names.includes(name),
      );
    });
  }

  async getExperiment(id: string, options?: CallOptions) {
    return this.faults.run('getExperiment', options, () => {
      const experiment = this.#experiments.get(id);
      if (!experiment) {
        throw new NotFoundError(`${this.system} knows no experiment ${id}`);
      }
      return experiment;
    });
  }

  async searchRuns(query: RunQuery, options?: CallOptions) {
    return this.faults.run('searchRuns', options, () => {
      const matches = parseRunFilter(query.filter ?? '');
      const runs = [...this.#runs.values()]
        .filter(
          run =>
            (query.view === 'all' ||
              run.lifecycleStage === (query.view ?? 'active')) &&
            query.experimentIds.includes(run.experimentId) &&
            matches(run),
        )
        .sort((a, b) => b.startTime - a.startTime);
      for (const order of [...(query.orderBy ?? [])].reverse()) {
        runs.sort(parseOrder(order));
      }
      return unlessKnown(
        this.#thatFits(pageOf(runs, query, 500), query),
        query,
      );
    });
  }

  async getRun(runId: string, options?: CallOptions) {
    return this.faults.run('getRun', options, () => this.#run(runId));
  }

  async getMetricHistory(
    query: { runId: string; key: string; maxPoints: number },
    options?: CallOptions,
  ) {
    return this.faults.run('getMetricHistory', options, () => {
      this.#run(query.runId);
      return this.#history(query.runId, query);
    });
  }

  async getMetricHistories(
    query: { runIds: readonly string[]; key: string; maxPoints: number },
    options?: CallOptions,
  ) {
    return this.faults.run('getMetricHistories', options, () => {
      if (query.runIds.length > 100) {
        throw new InputError('At most 100 runs can be asked for');
      }
      return query.runIds
        .map(runId => ({ runId, points: this.#history(runId, query) }))
        .filter(({ points }) => points.length > 0);
    });
  }

  async getRunParts(runId: string, options?: CallOptions) {
    return this.faults.run('getRunParts', options, () => {
      this.#run(runId);
      return this.#contents.parts(runId);
    });
  }

  async listArtefacts(
    query: ArtefactOwner & PageRequest & { path?: string },
    options?: CallOptions,
  ) {
    return this.faults.run('listArtefacts', options, () => {
      if ('runId' in query) this.#run(query.runId);
      return this.#contents.list(query);
    });
  }

  async readArtefact(
    query: ArtefactOwner & { path: string; maxBytes: number },
    options?: CallOptions,
  ) {
    return this.faults.run('readArtefact', options, () => {
      if ('runId' in query) this.#run(query.runId);
      return this.#contents.read(query);
    });
  }

  runUrl(run: Pick<Run, 'id' | 'experimentId'>) {
    return `${this.webUrl}/experiments/${run.experimentId}/runs/${run.id}`;
  }

  #thatFits(page: Page<Run>, query: RunQuery): Page<Run> {
    const isHuge = page.items.some(({ id }) => this.huge.has(id));
    if (page.items.length <= this.room && !isHuge) return page;
    if (query.limit > 1) {
      throw new AnswerTooLargeError(`${this.system} answered too much`);
    }
    return { ...page, items: [], leftOut: 1 };
  }

  #history(runId: string, query: { key: string; maxPoints: number }) {
    const points = [...(this.#histories.get(runId)?.get(query.key) ?? [])].sort(
      (a, b) => a.step - b.step,
    );
    if (points.length <= query.maxPoints) {
      return points;
    }
    const stride = (points.length - 1) / Math.max(1, query.maxPoints - 1);
    return Array.from(
      { length: query.maxPoints },
      (_, index) => points[Math.round(index * stride)],
    );
  }

  #run(runId: string): Run {
    const run = this.#runs.get(runId);
    if (!run) {
      throw new NotFoundError(`${this.system} knows no run ${runId}`);
    }
    return run;
  }
}

function parseOrder(order: string): (a: Run, b: Run) => number {
  const match =
    /^\s*(?:(metrics?|params?|parameters?|tags?|attributes?)\.)?(?:`([^`]+)`|([\w.-]+))(?:\s+(ASC|DESC))?\s*$/i.exec(
      order,
    );
  if (!match) {
    throw new InputError(`Invalid order_by clause '${order}'`);
  }
  const [, group = 'attributes', ticked, plain, direction] = match;
  const sign = direction?.toUpperCase() === 'DESC' ? -1 : 1;
  return (a, b) => {
    const left = readField(a, group, ticked ?? plain);
    const right = readField(b, group, ticked ?? plain);
    if (left === right) {
      return 0;
    }
    // Runs without the value come last, whatever the direction.
    if (left === undefined) {
      return 1;
    }
    if (right === undefined) {
      return -1;
    }
    return left < right ? -sign : sign;
  };
}
