import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { parseRunFilter, type RunFilter } from '@slipway/plugin-ml-common';
import type {
  Experiment,
  MetricPoint,
  Run,
  TrackingServer,
} from '@slipway/plugin-ml-node';
import { Experiments } from './Experiments';
import { runIdFilter } from './mirror/askById';
import type { RunListQuery, RunsOf } from './types';

const NEWEST_FIRST = 'attributes.start_time DESC';

/** A run that is not one of the model's. */
export const notInModel = (model: RunsOf, runId: string) =>
  new NotFoundError(
    `Run ${runId} is in none of the experiments of ${
      model.ref
    } (${model.experiments.join(', ')})`,
  );

/** Runs as their tracking server has them now: what the index does not have yet, and what it never has. */
export class SourceRuns {
  readonly #now: () => Date;
  readonly #experiments = new Experiments();

  constructor(options: { now: () => Date }) {
    this.#now = options.now;
  }

  /**
   * One page. Throws `ServiceUnavailableError` for what only the index can do: `OR`, sweeps as groups.
   */
  async list(
    server: TrackingServer,
    model: RunsOf,
    query: RunListQuery,
    signal: AbortSignal,
  ): Promise<{
    experiments: Experiment[];
    runs: Run[];
    nextCursor?: string;
  }> {
    const experiments = await this.experiments(server, model, signal);
    if (experiments.length === 0) return { experiments, runs: [] };
    const page = await server.searchRuns(
      {
        experimentIds: experiments.map(({ id }) => id),
        filter: filterOf(query),
        orderBy: [query.orderBy ?? NEWEST_FIRST],
        view: query.view,
        limit: query.limit,
        cursor: query.cursor,
      },
      { signal },
    );
    return { experiments, runs: page.items, nextCursor: page.nextCursor };
  }

  /** One run. Throws `NotFoundError` for one that is in none of the model's experiments. */
  async get(
    server: TrackingServer,
    model: RunsOf,
    runId: string,
    signal: AbortSignal,
  ): Promise<Run> {
    const [run, experiments] = await Promise.all([
      server.getRun(runId, { signal }),
      this.experiments(server, model, signal),
    ]);
    if (!experiments.some(({ id }) => id === run.experimentId)) {
      throw notInModel(model, runId);
    }
    return run;
  }

  /** Runs by id; those that are not there are left out. */
  async getMany(
    server: TrackingServer,
    model: RunsOf,
    runIds: readonly string[],
    signal: AbortSignal,
  ): Promise<{ experiments: Experiment[]; runs: Run[] }> {
    const ids = runIds.filter(id => /^[\w-]+$/.test(id));
    const experiments = await this.experiments(server, model, signal);
    if (experiments.length === 0 || ids.length === 0) {
      return { experiments, runs: [] };
    }
    const { items } = await server.searchRuns(
      {
        experimentIds: experiments.map(({ id }) => id),
        filter: runIdFilter(ids),
        view: 'all',
        limit: ids.length,
      },
      { signal },
    );
    return { experiments, runs: items };
  }

  async histories(
    server: TrackingServer,
    query: { runIds: readonly string[]; key: string; maxPoints: number },
    signal: AbortSignal,
  ): Promise<{ runId: string; points: MetricPoint[] }[]> {
    return server.getMetricHistories(query, { signal });
  }

  experiments(server: TrackingServer, model: RunsOf, signal: AbortSignal) {
    return this.#experiments.find(server, model.experiments, {
      now: +this.#now(),
      signal,
    });
  }
}

const hasOr = (filter: RunFilter): boolean =>
  filter.type === 'or' || (filter.type === 'and' && filter.parts.some(hasOr));

/** The filter for a source that knows `AND` only. */
function filterOf({ filter = '', parent, nested }: RunListQuery) {
  if (hasOr(parseRunFilter(filter))) {
    throw new ServiceUnavailableError(
      'The runs are being read for the first time; until that is done only AND can join conditions. Try again in a minute',
    );
  }
  const clauses = filter.trim() ? [filter] : [];
  if (parent) clauses.push(`tags.\`mlflow.parentRunId\` = '${parent}'`);
  if (nested === 'grouped' && !parent) {
    clauses.push('tags.`mlflow.parentRunId` IS NULL');
  }
  return clauses.length ? clauses.join(' and ') : undefined;
}
