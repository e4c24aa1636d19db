import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  Curve,
  Freshness,
  Run,
  RunColumns,
  RunCurves as ShownCurves,
  RunPage,
} from '@slipway/plugin-ml-common';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import { askOrFallBack, live, stale } from '../ports/freshness';
import type { PortDirectory } from '../ports/PortDirectory';
import { columnsOf } from './columns';
import { curveOf } from './curves/curveOf';
import type { CurveForm } from './curves/drawCurve';
import type { RunCurves } from './curves/RunCurves';
import type { MainMetrics } from './IndexedRuns';
import { indexFreshness, type IndexFreshness } from './indexFreshness';
import { movedIn } from './movedIn';
import {
  readFilter,
  readOrder,
  type IndexState,
  type RunIndex,
} from './RunIndex';
import type { RunRefresher } from './RunRefresher';
import { RunsById } from './RunsById';
import { toShownRun } from './runWords';
import { SeenRuns } from './SeenRuns';
import type { SourceRuns } from './SourceRuns';
import type {
  RunColumnsQuery,
  RunCurvesQuery,
  RunListQuery,
  RunReader,
  RunsOf,
} from './types';

/** Runs that columns are chosen by: of the index, and of a source that is asked instead. */
const NEWEST = 1_000;
const NEWEST_AT_SOURCE = 500;

/**
 * Runs of a model's experiments. The portal's own index answers once it has read an experiment whole; until then the
 * tracking server does, and what it shows is kept for when it is away.
 */
export class RunService implements RunReader {
  readonly #ports: PortDirectory;
  readonly #index: RunIndex;
  readonly #source: SourceRuns;
  readonly #curves: RunCurves;
  readonly #refresher: RunRefresher;
  readonly #mainMetrics: (model: RunsOf) => MainMetrics;
  readonly #now: () => Date;
  readonly #freshnessOf: IndexFreshness;
  readonly #seen: SeenRuns;
  readonly #byId: RunsById;

  constructor(options: {
    ports: PortDirectory;
    index: RunIndex;
    source: SourceRuns;
    curves: RunCurves;
    refresher: RunRefresher;
    mainMetrics: (model: RunsOf) => MainMetrics;
    logger: LoggerService;
    now: () => Date;
    /** From this age on a copy of the mirror's is behind, in milliseconds. */
    behindAfter?: number;
  }) {
    this.#ports = options.ports;
    this.#index = options.index;
    this.#source = options.source;
    this.#curves = options.curves;
    this.#refresher = options.refresher;
    this.#mainMetrics = options.mainMetrics;
    this.#now = options.now;
    this.#freshnessOf = indexFreshness(options);
    this.#seen = new SeenRuns(options);
    this.#byId = new RunsById({
      ...options,
      seen: this.#seen,
      freshnessOf: this.#freshnessOf,
    });
  }

  async listRuns(model: RunsOf, query: RunListQuery): Promise<RunPage> {
    const server = this.#serverOf(model);
    readFilter(query.filter);
    if (query.orderBy) readOrder(query.orderBy);
    const state = await this.#index.stateOf(model);
    if (state.isComplete) return this.#listIndexed(model, query, state, server);
    return askOrFallBack<RunPage>(
      server,
      async signal => {
        const page = await this.#source.list(server, model, query, signal);
        await this.#seen.keep(model, page);
        return {
          items: page.runs.map(run => toShownRun(run, server)),
          nextCursor: page.nextCursor,
          freshness: live(server, this.#now()),
        };
      },
      async error => {
        const kept = await this.#index.stateOf(model);
        if (!kept.asOf) return undefined;
        const page = await this.#listIndexed(model, query, kept, server);
        return { ...page, freshness: stale(server, kept.asOf, error) };
      },
    );
  }

  async getColumns(model: RunsOf, query: RunColumnsQuery): Promise<RunColumns> {
    const server = this.#serverOf(model);
    const state = await this.#index.stateOf(model);
    const runs = state.isComplete
      ? await this.#index.newest(state, query, NEWEST, server)
      : (await this.listRuns(model, { ...query, limit: NEWEST_AT_SOURCE }))
          .items;
    const { filter, parent, view = 'active' } = query;
    const isWhole = !filter?.trim() && !parent && view === 'active';
    return columnsOf(
      runs,
      this.#mainMetrics(model),
      isWhole ? await this.#index.namesOf(state) : undefined,
    );
  }

  async getRun(
    model: RunsOf,
    runId: string,
  ): Promise<Run & { freshness?: Freshness }> {
    const server = this.#serverOf(model);
    return askOrFallBack<Run & { freshness?: Freshness }>(
      server,
      async signal =>
        toShownRun(
          await this.#source.get(server, model, runId, signal),
          server,
        ),
      async error => {
        const state = await this.#index.stateOf(model);
        const found = await this.#index.findById(state, [runId], server);
        const [run] = found.items;
        return run && state.asOf
          ? { ...run, freshness: stale(server, state.asOf, error) }
          : run;
      },
    );
  }

  async getBelow(
    model: RunsOf,
    runId: string,
  ): Promise<Pick<Run, 'childCount' | 'bestChild'>> {
    return this.#index.below(
      await this.#index.stateOf(model),
      runId,
      this.#serverOf(model),
      this.#mainMetrics(model),
    );
  }

  async getCurve(
    model: RunsOf,
    query: { runId: string; metric: string; maxPoints: number },
  ): Promise<Curve> {
    const { runId, metric, maxPoints } = query;
    const run = await this.getRun(model, runId);
    if (!run.metrics.some(({ key }) => key === metric)) {
      throw new NotFoundError(`metric: run ${runId} has no metric '${metric}'`);
    }
    const [curve] = await this.#readCurves(model, [run], { metric, maxPoints });
    return { metric, points: curve?.points ?? [], sampled: curve?.sampled };
  }

  async getCurves(model: RunsOf, query: RunCurvesQuery): Promise<ShownCurves> {
    const runs = await this.getRunsById(model, query.runIds);
    const asked = [...new Set(query.runIds)].flatMap(id => runs.get(id) ?? []);
    return { curves: await this.#readCurves(model, asked, query) };
  }

  async getRunsById(
    model: RunsOf,
    runIds: readonly string[],
  ): Promise<Map<string, Run>> {
    return (await this.readRunsById(model, runIds)).runs;
  }

  async getMetricColumn(model: RunsOf, metric: string) {
    const state = await this.#index.stateOf(model);
    return {
      column: await this.#index.metricColumn(state, metric),
      isComplete: state.isComplete,
    };
  }

  async readRunsById(
    model: RunsOf,
    runIds: readonly string[],
  ): Promise<{ runs: Map<string, Run>; freshness: Freshness }> {
    return this.#byId.read(this.#serverOf(model), model, runIds);
  }

  async #listIndexed(
    model: RunsOf,
    query: RunListQuery,
    state: IndexState,
    server: TrackingServer,
  ): Promise<RunPage> {
    const { rows, items, nextCursor, total } = await this.#index.list(
      state,
      query,
      server,
      this.#mainMetrics(model),
    );
    this.#refresher.refresh(server, state.experiments, rows);
    return {
      items,
      nextCursor,
      total,
      freshness: this.#freshnessOf(state, server),
      indexedAt: state.asOf,
      ...movedIn(state.experiments),
    };
  }

  #readCurves(
    model: RunsOf,
    runs: readonly Run[],
    query: CurveForm & { metric: string },
  ) {
    const server = this.#serverOf(model);
    return askOrFallBack(
      server,
      signal =>
        this.#curves.read(
          server,
          runs.map(run => curveOf(run, query.metric)),
          query,
          signal,
        ),
      async () => undefined,
    );
  }

  #serverOf(model: RunsOf): TrackingServer {
    return this.#ports.trackingServer(model.registry.instance);
  }
}
