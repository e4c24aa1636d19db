import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  Curve,
  Run,
  RunColumns,
  RunCurves,
  RunPage,
} from '@slipway/plugin-ml-common';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import { CopyAge } from '../ports/CopyAge';
import { askOrFallBack, live, stale } from '../ports/freshness';
import type { PortDirectory } from '../ports/PortDirectory';
import { Experiments } from './Experiments';
import type { KnownRunStore } from './KnownRunStore';
import { toShownRun, toShownValue } from './runWords';
import { columnsOf } from './columns';
import type { RunCurvesQuery, RunListQuery, RunReader, RunsOf } from './types';

const NEWEST_FIRST = 'attributes.start_time DESC';
const MOST_RUNS = 500;

/** Runs of a model's experiments, read from the tracking server; the newest are kept for when it is away. */
export class RunService implements RunReader {
  readonly #ports: PortDirectory;
  readonly #store: KnownRunStore;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #experiments = new Experiments();
  readonly #copies = new CopyAge();

  constructor(options: {
    ports: PortDirectory;
    store: KnownRunStore;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#ports = options.ports;
    this.#store = options.store;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  async listRuns(model: RunsOf, query: RunListQuery): Promise<RunPage> {
    const server = this.#serverOf(model);
    const isDefault = !query.filter && !query.orderBy && !query.cursor;
    return askOrFallBack(
      server,
      async signal => {
        const experimentIds = await this.#experimentIds(server, model, signal);
        const page = experimentIds.length
          ? await server.searchRuns(
              {
                experimentIds,
                filter: query.filter,
                orderBy: query.orderBy ? [query.orderBy] : [NEWEST_FIRST],
                limit: query.limit,
                cursor: query.cursor,
              },
              { signal },
            )
          : { items: [] };
        const items = page.items.map(run => toShownRun(run, server));
        if (isDefault) await this.#keep(model, items);
        return {
          items,
          nextCursor: page.nextCursor,
          freshness: live(server, this.#now()),
        };
      },
      async error => {
        const known = await this.#store.find(server.name, model.experiments);
        if (!known) return undefined;
        if (!isDefault) {
          throw new ServiceUnavailableError(
            `${error.message}. Only the source can filter, sort and page; without filter and order the last known runs are shown`,
          );
        }
        return {
          items: known.items.slice(0, query.limit),
          freshness: stale(server, known.asOf, error),
        };
      },
    );
  }

  async getRun(model: RunsOf, runId: string): Promise<Run> {
    const server = this.#serverOf(model);
    return askOrFallBack(
      server,
      async signal => {
        const [run, experimentIds] = await Promise.all([
          server.getRun(runId, { signal }),
          this.#experimentIds(server, model, signal),
        ]);
        this.#requireOneOf(experimentIds, run.experimentId, model, runId);
        return toShownRun(run, server);
      },
      async () => {
        const known = await this.#store.find(server.name, model.experiments);
        return known?.items.find(({ id }) => id === runId);
      },
    );
  }

  async getCurve(
    model: RunsOf,
    query: { runId: string; metric: string; maxPoints: number },
  ): Promise<Curve> {
    const { runId, metric, maxPoints } = query;
    const server = this.#serverOf(model);
    return askOrFallBack(
      server,
      async signal => {
        const [run, experimentIds] = await Promise.all([
          server.getRun(runId, { signal }),
          this.#experimentIds(server, model, signal),
        ]);
        this.#requireOneOf(experimentIds, run.experimentId, model, runId);
        if (!run.metrics.some(({ key }) => key === metric)) {
          throw new NotFoundError(
            `metric: run ${runId} has no metric '${metric}'`,
          );
        }
        const points = await server.getMetricHistory(
          { runId, key: metric, maxPoints },
          { signal },
        );
        return {
          metric,
          points: points.map(({ step, timestamp, value }) => ({
            step,
            timestamp: new Date(timestamp).toISOString(),
            value: toShownValue(value).value,
          })),
        };
      },
      async () => undefined,
    );
  }

  async getColumns(model: RunsOf, filter?: string): Promise<RunColumns> {
    const { items } = await this.listRuns(model, { filter, limit: MOST_RUNS });
    return columnsOf(items, new Map());
  }

  async getCurves(model: RunsOf, query: RunCurvesQuery): Promise<RunCurves> {
    const runs = await this.getRunsById(model, query.runIds);
    const { metric, maxPoints } = query;
    const curves: RunCurves['curves'] = [];
    for (const run of runs.values()) {
      if (!run.metrics.some(({ key }) => key === metric)) continue;
      const { points } = await this.getCurve(model, {
        runId: run.id,
        metric,
        maxPoints,
      });
      curves.push({
        runId: run.id,
        points,
        thinned: points.length >= maxPoints,
      });
    }
    return { curves };
  }

  async getRunsById(
    model: RunsOf,
    runIds: readonly string[],
  ): Promise<Map<string, Run>> {
    const unique = [...new Set(runIds)];
    if (unique.length === 0) return new Map();
    if (unique.length > MOST_RUNS) {
      throw new InputError(`At most ${MOST_RUNS} runs can be asked for`);
    }
    const server = this.#serverOf(model);
    const runs = await askOrFallBack(
      server,
      async signal => {
        const experimentIds = await this.#experimentIds(server, model, signal);
        const ids = unique.filter(id => /^[\w-]+$/.test(id));
        if (experimentIds.length === 0 || ids.length === 0) return [];
        const { items } = await server.searchRuns(
          {
            experimentIds,
            filter: `attributes.run_id IN (${ids
              .map(id => `'${id}'`)
              .join(', ')})`,
            limit: ids.length,
          },
          { signal },
        );
        return items.map(run => toShownRun(run, server));
      },
      async () => undefined,
    );
    return new Map(runs.map(run => [run.id, run]));
  }

  #serverOf(model: RunsOf): TrackingServer {
    return this.#ports.trackingServer(model.registry.instance);
  }

  #experimentIds(server: TrackingServer, model: RunsOf, signal: AbortSignal) {
    return this.#experiments.idsOf(server, model.experiments, {
      now: +this.#now(),
      signal,
    });
  }

  #requireOneOf(
    experimentIds: readonly string[],
    experimentId: string,
    model: RunsOf,
    runId: string,
  ) {
    if (!experimentIds.includes(experimentId)) {
      throw new NotFoundError(
        `Run ${runId} is in none of the experiments of ${
          model.ref
        } (${model.experiments.join(', ')})`,
      );
    }
  }

  /** Keeps a copy now and then; a copy that cannot be written costs nobody a page. */
  async #keep(model: RunsOf, items: Run[]) {
    const { instance } = model.registry;
    const now = this.#now();
    const list = [instance, model.experiments];
    if (!this.#copies.isDue(list, items, +now)) return;
    try {
      await this.#store.save(instance, model.experiments, {
        items,
        asOf: now.toISOString(),
      });
    } catch (error) {
      this.#logger.warn(`The newest runs of ${model.ref} were not kept`, {
        error: String(error),
      });
    }
  }
}
