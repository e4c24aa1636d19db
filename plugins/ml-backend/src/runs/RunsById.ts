import { InputError } from '@backstage/errors';
import type { Freshness, Run } from '@slipway/plugin-ml-common';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import { askOrFallBack, live, stale } from '../ports/freshness';
import type { IndexFreshness } from './indexFreshness';
import type { IndexState, RunIndex } from './RunIndex';
import type { RunRefresher } from './RunRefresher';
import { toShownRun } from './runWords';
import type { SeenRuns } from './SeenRuns';
import type { SourceRuns } from './SourceRuns';
import type { RunsOf } from './types';

const MOST_RUNS = 500;

/** Named runs of a model: from the index, and from the source those that it does not have. */
export class RunsById {
  readonly #index: RunIndex;
  readonly #source: SourceRuns;
  readonly #seen: SeenRuns;
  readonly #refresher: RunRefresher;
  readonly #freshnessOf: IndexFreshness;
  readonly #now: () => Date;

  constructor(options: {
    index: RunIndex;
    source: SourceRuns;
    seen: SeenRuns;
    refresher: RunRefresher;
    freshnessOf: IndexFreshness;
    now: () => Date;
  }) {
    this.#index = options.index;
    this.#source = options.source;
    this.#seen = options.seen;
    this.#refresher = options.refresher;
    this.#freshnessOf = options.freshnessOf;
    this.#now = options.now;
  }

  /** Those that are not there are left out. Throws `InputError` for more than 500. */
  async read(
    server: TrackingServer,
    model: RunsOf,
    runIds: readonly string[],
  ): Promise<{ runs: Map<string, Run>; freshness: Freshness }> {
    const wanted = [...new Set(runIds)];
    if (wanted.length > MOST_RUNS) {
      throw new InputError(`At most ${MOST_RUNS} runs can be asked for`);
    }
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
    const asked = await this.#ask(server, model, missing, state);
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
  #ask(
    server: TrackingServer,
    model: RunsOf,
    runIds: readonly string[],
    state: IndexState,
  ): Promise<{ runs: Run[]; freshness: Freshness }> {
    return askOrFallBack(
      server,
      async signal => {
        const page = await this.#source.getMany(server, model, runIds, signal);
        await this.#seen.keep(model, page);
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
}
