import { InputError } from '@backstage/errors';
import {
  RunFilterError,
  parseRunFilter,
  parseRunOrder,
  type Run as ShownRun,
  type RunFilter,
  type RunOrder,
} from '@slipway/plugin-ml-common';
import type { Experiment, Run, TrackingServer } from '@slipway/plugin-ml-node';
import type { RunNames } from './columns';
import type { IndexedRuns, MainMetrics } from './IndexedRuns';
import type {
  ExperimentStore,
  MirroredExperiment,
} from './store/ExperimentStore';
import type { RunKeeper } from './store/RunKeeper';
import { MOST_KEYS, type KeyIds } from './store/KeyIds';
import { metricColumn, type MetricColumn } from './store/metricColumn';
import { KINDS } from './store/filterSql';
import type { FoundRun, RunSearch } from './store/RunSearch';
import type { RunSelection } from './store/selectionSql';
import type { RunTotals } from './RunTotals';
import type { RunColumnsQuery, RunListQuery, RunsOf } from './types';

const MOST_NAMES = 5_000;

const NEWEST_FIRST: RunOrder = {
  field: { group: 'attribute', key: 'start_time' },
  direction: 'descending',
};

/** What the index has of a model's experiments. */
export type IndexState = {
  experiments: MirroredExperiment[];
  /** All of them were read whole. */
  isComplete: boolean;
  /** When it was last level with the source; absent where it never was. */
  asOf?: string;
  /** Why it is behind. */
  error?: string;
};

/** One page of the index. */
export type IndexPage = {
  rows: FoundRun[];
  items: ShownRun[];
  nextCursor?: string;
  total?: number;
};

function refusing<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RunFilterError) {
      throw new InputError(`${name}: ${error.message}`);
    }
    throw error;
  }
}

/** Reads a filter of the API. Throws `InputError`. */
export const readFilter = (text = ''): RunFilter =>
  refusing('filter', () => parseRunFilter(text));

/** Reads an order of the API. Throws `InputError`. */
export const readOrder = (text: string): RunOrder =>
  refusing('orderBy', () => parseRunOrder(text));

/** A model's runs in the portal's own index. */
export class RunIndex {
  readonly #experiments: ExperimentStore;
  readonly #keeper: RunKeeper;
  readonly #search: RunSearch;
  readonly #keys: KeyIds;
  readonly #shown: IndexedRuns;
  readonly #totals: RunTotals;
  readonly #now: () => Date;

  constructor(options: {
    experiments: ExperimentStore;
    keeper: RunKeeper;
    search: RunSearch;
    keys: KeyIds;
    shown: IndexedRuns;
    totals: RunTotals;
    now: () => Date;
  }) {
    this.#experiments = options.experiments;
    this.#keeper = options.keeper;
    this.#search = options.search;
    this.#keys = options.keys;
    this.#shown = options.shown;
    this.#totals = options.totals;
    this.#now = options.now;
  }

  async stateOf(model: RunsOf): Promise<IndexState> {
    const experiments = await this.#experiments.findByName(
      model.registry.instance,
      model.experiments,
    );
    const levels = experiments.flatMap(
      ({ polledAt, seenAt }) => polledAt ?? seenAt ?? [],
    );
    return {
      experiments,
      isComplete:
        experiments.length > 0 &&
        experiments.every(({ completeAt }) => completeAt),
      asOf: levels.sort()[0],
      error: experiments.find(({ error }) => error)?.error,
    };
  }

  /** Throws `InputError` for a filter, an order or a cursor that cannot be read. */
  async list(
    { experiments }: IndexState,
    query: RunListQuery,
    server: TrackingServer,
    rules: MainMetrics,
  ): Promise<IndexPage> {
    const selection: RunSelection = {
      experiments: experiments.map(({ id }) => id),
      filter: readFilter(query.filter),
      view: query.view ?? 'active',
      parent: query.parent,
      topOnly: query.nested === 'grouped' && !query.parent,
    };
    const order = query.orderBy ? readOrder(query.orderBy) : NEWEST_FIRST;
    const { limit, cursor } = query;
    const page = await this.#search.page(selection, { order, limit, cursor });
    const isWhole = !cursor && !page.nextCursor;
    const total = isWhole
      ? page.items.length
      : await this.#totals.soon(selection);
    return {
      rows: page.items,
      items: await this.#shown.showWithChildren(
        page.items,
        selection.experiments,
        server,
        rules,
      ),
      nextCursor: page.nextCursor,
      total,
    };
  }

  /** The newest that match, without what is below them. */
  async newest(
    { experiments }: IndexState,
    query: RunColumnsQuery,
    limit: number,
    server: TrackingServer,
  ): Promise<ShownRun[]> {
    const { items } = await this.#search.page(
      {
        experiments: experiments.map(({ id }) => id),
        filter: readFilter(query.filter),
        view: query.view ?? 'active',
        parent: query.parent,
      },
      { order: NEWEST_FIRST, limit },
    );
    return items.map(row => this.#shown.show(row, server));
  }

  /** Names of everything that any of the runs was ever recorded with. */
  async namesOf({ experiments }: IndexState): Promise<RunNames> {
    const ids = experiments.map(({ id }) => id);
    const [metrics, parameters, tags] = await Promise.all(
      [KINDS.metric, KINDS.parameter, KINDS.tag].map(kind =>
        this.#keys.list(ids, kind, MOST_NAMES),
      ),
    );
    return { metrics, parameters, tags };
  }

  /** Throws `InputError` for a metric that runs may have and that is not indexed. */
  async metricColumn(
    { experiments }: IndexState,
    key: string,
  ): Promise<MetricColumn> {
    const ids = experiments.map(({ id }) => id);
    const found = await Promise.all(
      ids.map(async id => {
        const known = (await this.#keys.find(id, KINDS.metric, [key])).get(key);
        if (known === undefined && (await this.#keys.isFull(id, KINDS.metric)))
          throw new InputError(
            `sort: only ${MOST_KEYS.toLocaleString(
              'en',
            )} metrics of an experiment are indexed, and this is none of them: ${key}`,
          );
        return known ?? [];
      }),
    );
    return metricColumn(ids, found.flat());
  }

  async findById(
    { experiments }: IndexState,
    runIds: readonly string[],
    server: TrackingServer,
  ): Promise<Pick<IndexPage, 'rows' | 'items'>> {
    const rows = await this.#search.findById(
      experiments.map(({ id }) => id),
      runIds,
    );
    return { rows, items: rows.map(row => this.#shown.show(row, server)) };
  }

  /** How many runs are below a run and which of them is best, as far as the index has the run. */
  async below(
    { experiments }: IndexState,
    runId: string,
    server: TrackingServer,
    rules: MainMetrics,
  ): Promise<Pick<ShownRun, 'childCount' | 'bestChild'>> {
    const ids = experiments.map(({ id }) => id);
    const rows = await this.#search.findById(ids, [runId]);
    const [run] = await this.#shown.showWithChildren(rows, ids, server, rules);
    return { childCount: run?.childCount, bestChild: run?.bestChild };
  }

  /** Keeps runs as the source has just shown them. */
  async save(
    instance: string,
    experiments: readonly Experiment[],
    runs: readonly Run[],
  ): Promise<void> {
    const now = this.#now().toISOString();
    const known = await this.#experiments.addSeen(instance, experiments, now);
    for (const { id, sourceId } of known) {
      const own = runs.filter(run => run.experimentId === sourceId);
      if (own.length) await this.#keeper.keep(id, own, now);
    }
  }
}
