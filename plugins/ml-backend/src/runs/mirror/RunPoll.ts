import type { Run, TrackingServer } from '@slipway/plugin-ml-node';
import type {
  ExperimentStore,
  MirroredExperiment,
} from '../store/ExperimentStore';
import { toIndexedRun } from '../store/runRow';
import type { RunStore } from '../store/RunStore';

/** Experiments of one question. */
const PART = 100;
/** Clocks of those who log may go wrong by so much, in milliseconds; a sweep finds what is further off. */
const OVERLAP = 120_000;
const LIMIT = 200;
const MOST_PAGES = 10;
/** Running runs that are looked at in one turn. */
const MOST_RUNNING = 200;
/** A run that has not ended is looked at with every turn on its first day, in milliseconds, and rarely afterwards. */
const RARELY = 600_000;

/** MLflow's filter for runs by id. Ids with other signs than those of ids are left out. */
export const runIdFilter = (runIds: readonly string[]): string =>
  `attributes.run_id IN (${runIds
    .filter(id => /^[\w-]+$/.test(id))
    .map(id => `'${id}'`)
    .join(', ')})`;

/** Finds the runs that are new, that have ended and that go on. */
export class RunPoll {
  readonly #server: TrackingServer;
  readonly #experiments: ExperimentStore;
  readonly #runs: RunStore;
  readonly #now: () => Date;

  constructor(options: {
    server: TrackingServer;
    experiments: ExperimentStore;
    runs: RunStore;
    now: () => Date;
  }) {
    this.#server = options.server;
    this.#experiments = options.experiments;
    this.#runs = options.runs;
    this.#now = options.now;
  }

  /** Looks at experiments that were read whole. Says whether there is more than one turn takes. */
  async poll(
    experiments: readonly MirroredExperiment[],
    signal: AbortSignal,
  ): Promise<boolean> {
    let more = false;
    for (let from = 0; from < experiments.length; from += PART) {
      const part = experiments.slice(from, from + PART);
      more = (await this.#pollPart(part, signal)) || more;
    }
    return more;
  }

  async #pollPart(
    part: readonly MirroredExperiment[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const asked = +this.#now();
    const polled = part.map(({ polledAt }) => Date.parse(polledAt ?? ''));
    const since = Math.max(0, Math.min(...polled, asked) - OVERLAP);
    const seen = new Set<string>();
    const begun = await this.#read('start_time', part, since, seen, signal);
    const ended = await this.#read('end_time', part, since, seen, signal);
    await this.#refreshRunning(part, seen, signal);
    const level = Math.min(begun ?? asked, ended ?? asked, asked);
    await this.#experiments.writePolled(
      part.map(({ id }) => id),
      new Date(level).toISOString(),
    );
    return begun !== undefined || ended !== undefined;
  }

  /** Reads the runs with a time since then. Says how far it came where there is more. */
  async #read(
    time: 'start_time' | 'end_time',
    part: readonly MirroredExperiment[],
    since: number,
    seen: Set<string>,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    let cursor: string | undefined;
    let reached = since;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { items, nextCursor } = await this.#server.searchRuns(
        {
          experimentIds: part.map(({ sourceId }) => sourceId),
          filter: `attributes.${time} >= ${since}`,
          orderBy: [`attributes.${time} ASC`],
          view: 'all',
          limit: LIMIT,
          cursor,
        },
        { signal },
      );
      await this.#save(part, items);
      items.forEach(({ id }) => seen.add(id));
      const last = items.at(-1);
      const at = time === 'start_time' ? last?.startTime : last?.endTime;
      // The overlap is taken off again when it goes on from here.
      reached = Math.max(reached, (at ?? 0) + OVERLAP);
      if (!nextCursor || nextCursor === cursor) return undefined;
      cursor = nextCursor;
    }
    return reached;
  }

  async #refreshRunning(
    part: readonly MirroredExperiment[],
    seen: ReadonlySet<string>,
    signal: AbortSignal,
  ) {
    const now = +this.#now();
    const running = await this.#runs.findRunning(
      part.map(({ id }) => id),
      MOST_RUNNING,
    );
    const due = running.filter(
      ({ sourceId, startedAt, checkedAt }) =>
        !seen.has(sourceId) &&
        (now - startedAt < 86_400_000 || now - Date.parse(checkedAt) > RARELY),
    );
    if (due.length === 0) return;
    const { items } = await this.#server.searchRuns(
      {
        experimentIds: part.map(({ sourceId }) => sourceId),
        filter: runIdFilter(due.map(({ sourceId }) => sourceId)),
        view: 'all',
        limit: due.length,
      },
      { signal },
    );
    await this.#save(part, items);
  }

  async #save(part: readonly MirroredExperiment[], runs: readonly Run[]) {
    for (const { id, sourceId } of part) {
      const own = runs.filter(run => run.experimentId === sourceId);
      if (own.length === 0) continue;
      await this.#runs.save(
        id,
        own.map(toIndexedRun),
        this.#now().toISOString(),
      );
    }
  }
}
