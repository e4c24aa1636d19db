import { InputError, NotFoundError } from '@backstage/errors';
import type {
  CallOptions,
  Experiment,
  MetricPoint,
  Run,
  RunQuery,
  TrackingServer,
} from '../../ports';
import { FakeFaults } from './FakeFaults';
import { pageOf } from './pages';
import { parseRunFilter, readField } from './runFilter';

/** Methods of the port that can be made to fail. */
export type TrackingServerMethod =
  | 'check'
  | 'getExperimentsByName'
  | 'searchRuns'
  | 'getRun'
  | 'getMetricHistory';

/** A run to put into a {@link FakeTrackingServer}; what is absent gets a plain value. */
export type FakeRun = Partial<Omit<Run, 'metrics' | 'experimentId'>> & {
  /** Last values by key. */
  metrics?: Record<string, number>;
  /** Histories by key; the last point is the metric's last value. */
  histories?: Record<string, MetricPoint[]>;
};

/** A tracking server in memory. */
export class FakeTrackingServer implements TrackingServer {
  readonly name: string;
  readonly system = 'Fake tracking';
  readonly webUrl: string;
  /** Makes the server slow, silent or failing. */
  readonly faults = new FakeFaults<TrackingServerMethod>(this.system);

  readonly #experiments = new Map<string, Experiment>();
  readonly #runs = new Map<string, Run>();
  readonly #histories = new Map<string, Map<string, MetricPoint[]>>();
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
    const experiment: Experiment = {
      id: String(this.#experiments.size + 1),
      name,
      lifecycleStage: 'active',
    };
    this.#experiments.set(experiment.id, experiment);
    return experiment;
  }

  /** Records a run in the experiment of that name. */
  addRun(experimentName: string, details: FakeRun = {}): Run {
    this.#clock += 1_000;
    const { metrics = {}, histories = {}, ...rest } = details;
    const id = rest.id ?? (this.#runs.size + 1).toString(16).padStart(32, '0');
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
      name: `run-${this.#runs.size + 1}`,
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
    return run;
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

  async searchRuns(query: RunQuery, options?: CallOptions) {
    return this.faults.run('searchRuns', options, () => {
      const matches = parseRunFilter(query.filter ?? '');
      const runs = [...this.#runs.values()]
        .filter(
          run =>
            run.lifecycleStage === 'active' &&
            query.experimentIds.includes(run.experimentId) &&
            matches(run),
        )
        .sort((a, b) => b.startTime - a.startTime);
      for (const order of [...(query.orderBy ?? [])].reverse()) {
        runs.sort(parseOrder(order));
      }
      return pageOf(runs, query, 500);
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
      const points = [
        ...(this.#histories.get(query.runId)?.get(query.key) ?? []),
      ].sort((a, b) => a.step - b.step);
      if (points.length <= query.maxPoints) {
        return points;
      }
      const stride = (points.length - 1) / Math.max(1, query.maxPoints - 1);
      return Array.from(
        { length: query.maxPoints },
        (_, index) => points[Math.round(index * stride)],
      );
    });
  }

  runUrl(run: Pick<Run, 'id' | 'experimentId'>) {
    return `${this.webUrl}/experiments/${run.experimentId}/runs/${run.id}`;
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
