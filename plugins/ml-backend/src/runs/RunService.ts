import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  Curve,
  Freshness,
  Run,
  RunColumns,
  RunCurves as ShownCurves,
  RunPage,
} from '@slipway/plugin-ml-common';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import { CopyAge } from '../ports/CopyAge';
import { askOrFallBack, live, stale } from '../ports/freshness';
import type { PortDirectory } from '../ports/PortDirectory';
import { columnsOf } from './columns';
import type { CurveForm } from './curves/drawCurve';
import type { CurveOf, RunCurves } from './curves/RunCurves';
import type { MainMetrics } from './IndexedRuns';
import {
  readFilter,
  readOrder,
  type IndexState,
  type RunIndex,
} from './RunIndex';
import { movedIn } from './movedIn';
import type { RunRefresher } from './RunRefresher';
import { toShownRun } from './runWords';
import type { SourceRuns } from './SourceRuns';
import type {
  RunColumnsQuery,
  RunCurvesQuery,
  RunListQuery,
  RunReader,
  RunsOf,
} from './types';

const MOST_RUNS = 500;
/** Runs that columns are chosen by. */
const NEWEST = 1_000;
/** An index that was level with its source so long ago is behind, unless its mirror is slower, in milliseconds. */
const BEHIND = 120_000;

const curveOf = ({ id, endedAt, metrics }: Run, metric: string): CurveOf => {
  const last = metrics.find(({ key }) => key === metric);
  return {
    runId: id,
    hasEnded: endedAt !== undefined,
    ...(last ? { last: `${last.step} ${last.timestamp}` } : {}),
  };
};

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
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #behindAfter: number;
  readonly #copies = new CopyAge();

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
    this.#logger = options.logger;
    this.#now = options.now;
    this.#behindAfter = Math.max(BEHIND, options.behindAfter ?? 0);
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
        await this.#keep(model, page);
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
      : (await this.listRuns(model, { ...query, limit: MOST_RUNS })).items;
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
    return { metric, points: curve?.points ?? [] };
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

  async readRunsById(
    model: RunsOf,
    runIds: readonly string[],
  ): Promise<{ runs: Map<string, Run>; freshness: Freshness }> {
    const wanted = [...new Set(runIds)];
    if (wanted.length > MOST_RUNS) {
      throw new InputError(`At most ${MOST_RUNS} runs can be asked for`);
    }
    const server = this.#serverOf(model);
    if (wanted.length === 0) {
      return { runs: new Map(), freshness: live(server, this.#now()) };
    }
    const state = await this.#index.stateOf(model);
    const known = await this.#index.findById(state, wanted, server);
    this.#refresher.refresh(server, state.experiments, known.rows);
    const runs = new Map(known.items.map(run => [run.id, run]));
    const missing = state.isComplete
      ? wanted.filter(id => !runs.has(id))
      : wanted;
    if (missing.length === 0) {
      return { runs, freshness: this.#freshnessOf(state, server) };
    }
    const asked = await this.#askForRuns(model, missing, state);
    asked.runs.forEach(run => runs.set(run.id, run));
    return {
      runs,
      // What the source has not shown just now is as old as the index.
      freshness:
        asked.runs.length === wanted.length || asked.freshness.state === 'stale'
          ? asked.freshness
          : this.#freshnessOf(state, server),
    };
  }

  /** Runs as the source has them now; none where it is away and something is known of others. */
  #askForRuns(
    model: RunsOf,
    runIds: readonly string[],
    state: IndexState,
  ): Promise<{ runs: Run[]; freshness: Freshness }> {
    const server = this.#serverOf(model);
    return askOrFallBack(
      server,
      async signal => {
        const page = await this.#source.getMany(server, model, runIds, signal);
        await this.#keep(model, page);
        return {
          runs: page.runs.map(run => toShownRun(run, server)),
          freshness: live(server, this.#now()),
        };
      },
      async error =>
        state.asOf
          ? { runs: [], freshness: stale(server, state.asOf, error) }
          : undefined,
    );
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

  #freshnessOf({ asOf, error }: IndexState, server: TrackingServer): Freshness {
    const at = asOf ?? this.#now().toISOString();
    const age = +this.#now() - Date.parse(at);
    if (error || age > this.#behindAfter) {
      const why =
        error ??
        `${server.system} (${server.name}) was not looked at for ${Math.round(
          age / 60_000,
        )} min; see the portal's log`;
      return stale(server, at, new Error(why));
    }
    return live(server, new Date(at));
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

  /** Keeps what the source shows, now and then; what cannot be written costs nobody a page. */
  async #keep(
    model: RunsOf,
    { experiments, runs }: Awaited<ReturnType<SourceRuns['getMany']>>,
  ) {
    const { instance } = model.registry;
    if (
      !this.#copies.isDue([instance, model.experiments], runs, +this.#now())
    ) {
      return;
    }
    try {
      await this.#index.save(instance, experiments, runs);
    } catch (error) {
      this.#logger.warn(`Runs of ${model.ref} were not kept`, {
        error: String(error),
      });
    }
  }
}
