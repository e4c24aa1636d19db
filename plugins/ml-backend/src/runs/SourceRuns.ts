import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { RunFilterError, toMlflowFilter } from '@slipway/plugin-ml-common';
import type {
  Experiment,
  MetricPoint,
  Run,
  TrackingServer,
} from '@slipway/plugin-ml-node';
import { readShrinking } from '../mirror';
import { Experiments } from './Experiments';
import { askById } from './mirror/askById';
import { isSourceId } from './store/shortText';
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
   * One page. Throws `ServiceUnavailableError` for what only the index can do: filters that say more than MLflow's own
   * language, and filtered sweeps as groups.
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
    const filter = filterOf(query);
    const { page } = await readShrinking(
      { limit: query.limit, most: query.limit },
      limit =>
        server.searchRuns(
          {
            experimentIds: experiments.map(({ id }) => id),
            filter,
            orderBy: [query.orderBy ?? NEWEST_FIRST],
            view: query.view,
            limit,
            cursor: query.cursor,
          },
          { signal },
        ),
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
    const ids = runIds.filter(isSourceId);
    const experiments = await this.experiments(server, model, signal);
    if (experiments.length === 0 || ids.length === 0) {
      return { experiments, runs: [] };
    }
    const runs: Run[] = [];
    const asking = askById(
      server,
      experiments.map(({ id }) => id),
      ids,
      signal,
    );
    for await (const { found } of asking) runs.push(...found);
    return { experiments, runs };
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

/** What only the index can do, until it is read whole. */
const notYet = (what: string) =>
  new ServiceUnavailableError(
    `The runs are being read for the first time. Until that is done MLflow itself answers: ${what}. Try again in a minute`,
  );

function mlflowFilterOf(filter: string): string {
  try {
    return toMlflowFilter(filter);
  } catch (error) {
    throw error instanceof RunFilterError ? notYet(error.message) : error;
  }
}

/** The filter in the source's own words. */
function filterOf({ filter = '', parent, nested }: RunListQuery) {
  const own = mlflowFilterOf(filter);
  const clauses = own ? [own] : [];
  if (parent) clauses.push(`tags.\`mlflow.parentRunId\` = '${parent}'`);
  if (nested === 'grouped' && !parent) {
    if (own) throw notYet('it finds single runs, no sweeps, by a filter');
    clauses.push('tags.`mlflow.parentRunId` IS NULL');
  }
  return clauses.length ? clauses.join(' AND ') : undefined;
}
