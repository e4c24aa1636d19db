import { InputError, NotFoundError } from '@backstage/errors';
import type {
  ArtefactOwner,
  CallOptions,
  PageRequest,
  Run,
  RunQuery,
  TrackingServer,
} from '../../ports';
import { FakeFaults } from './FakeFaults';
import { FakeRuns } from './FakeRuns';
import { pageOf, thatFits, unlessKnown } from './pages';
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

const SYSTEM = 'Fake tracking';

/** A tracking server in memory. */
export class FakeTrackingServer extends FakeRuns implements TrackingServer {
  readonly name: string;
  readonly system = SYSTEM;
  readonly webUrl: string;
  /** Makes the server slow, silent or failing. */
  readonly faults = new FakeFaults<TrackingServerMethod>(SYSTEM);

  /** Most runs that one answer of `searchRuns` holds. */
  room = Infinity;
  /** Ids of runs that alone are too large for an answer. */
  readonly huge = new Set<string>();

  constructor(options: { name?: string } = {}) {
    super(SYSTEM);
    this.name = options.name ?? 'default';
    this.webUrl = `http://tracking.example/${this.name}`;
  }

  async check(options?: CallOptions) {
    return this.faults.run('check', options, () => ({ version: 'fake' }));
  }

  async getExperimentsByName(names: string[], options?: CallOptions) {
    return this.faults.run('getExperimentsByName', options, () => {
      if (names.length > 100) {
        throw new InputError('At most 100 experiments can be asked for');
      }
      return this.experiments.filter(({ name }) => names.includes(name));
    });
  }

  async getExperiment(id: string, options?: CallOptions) {
    return this.faults.run('getExperiment', options, () => {
      const experiment = this.experiments.find(one => one.id === id);
      if (!experiment) {
        throw new NotFoundError(`${this.system} knows no experiment ${id}`);
      }
      return experiment;
    });
  }

  async searchRuns(query: RunQuery, options?: CallOptions) {
    return this.faults.run('searchRuns', options, () => {
      const matches = parseRunFilter(query.filter ?? '');
      const runs = this.runs
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
      const page = pageOf(runs, query, 500);
      const isFull = page.items.length > this.room;
      return unlessKnown(
        thatFits(page, query, ({ id }) => isFull || this.huge.has(id)),
        query,
      );
    });
  }

  async getRun(runId: string, options?: CallOptions) {
    return this.faults.run('getRun', options, () => this.run(runId));
  }

  async getMetricHistory(
    query: { runId: string; key: string; maxPoints: number },
    options?: CallOptions,
  ) {
    return this.faults.run('getMetricHistory', options, () => {
      this.run(query.runId);
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
      this.run(runId);
      return this.contents.parts(runId);
    });
  }

  async listArtefacts(
    query: ArtefactOwner & PageRequest & { path?: string },
    options?: CallOptions,
  ) {
    return this.faults.run('listArtefacts', options, () => {
      if ('runId' in query) this.run(query.runId);
      return this.contents.list(query);
    });
  }

  async readArtefact(
    query: ArtefactOwner & { path: string; maxBytes: number },
    options?: CallOptions,
  ) {
    return this.faults.run('readArtefact', options, () => {
      if ('runId' in query) this.run(query.runId);
      return this.contents.read(query);
    });
  }

  runUrl(run: Pick<Run, 'id' | 'experimentId'>) {
    return `${this.webUrl}/experiments/${run.experimentId}/runs/${run.id}`;
  }

  #history(runId: string, query: { key: string; maxPoints: number }) {
    const points = this.history(runId, query.key);
    if (points.length <= query.maxPoints) {
      return points;
    }
    const stride = (points.length - 1) / Math.max(1, query.maxPoints - 1);
    return Array.from(
      { length: query.maxPoints },
      (_, index) => points[Math.round(index * stride)],
    );
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
