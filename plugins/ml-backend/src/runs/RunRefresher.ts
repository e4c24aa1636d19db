import type { LoggerService } from '@backstage/backend-plugin-api';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import { BehindPages } from './BehindPages';
import { askById, canBeSeen } from './mirror/askById';
import type { MirroredExperiment } from './store/ExperimentStore';
import type { RunKeeper } from './store/RunKeeper';
import type { RunPresence } from './store/RunPresence';
import type { FoundRun } from './store/RunSearch';

/** How old a row on screen may be, in milliseconds: one that goes on, and one that has ended. */
const LIVE_AGE = 3_000;
const ENDED_AGE = 60_000;
/** Longest wait for the source, in milliseconds. */
const PATIENCE = 10_000;
/** Longest that the newest page waits for a quiet moment, in milliseconds. */
const LONGEST_WAIT = 1_000;

/** Looks at rows that a page shows again, behind the page's back; one question per server at a time. */
export class RunRefresher {
  readonly #keeper: RunKeeper;
  readonly #presence: RunPresence;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #behind = new Map<string, BehindPages>();

  constructor(options: {
    keeper: RunKeeper;
    presence: RunPresence;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#keeper = options.keeper;
    this.#presence = options.presence;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Comes back at once. What is found is there for the next look. */
  refresh(
    server: TrackingServer,
    experiments: readonly MirroredExperiment[],
    rows: readonly FoundRun[],
  ): void {
    const behind = this.#behindPagesOf(server);
    behind.asked();
    const now = +this.#now();
    const old = rows.filter(({ status, checked_at: checkedAt }) => {
      const isLive = status === 'RUNNING' || status === 'SCHEDULED';
      return now - Date.parse(checkedAt) > (isLive ? LIVE_AGE : ENDED_AGE);
    });
    if (old.length === 0) return;
    behind.do(() =>
      this.#look(server, experiments, old).catch(error =>
        this.#logger.debug(`Runs of ${server.name} were not refreshed`, {
          error: String(error),
        }),
      ),
    );
  }

  #behindPagesOf({ name }: TrackingServer): BehindPages {
    const behind =
      this.#behind.get(name) ??
      new BehindPages({ most: 1, patience: LONGEST_WAIT });
    this.#behind.set(name, behind);
    return behind;
  }

  async #look(
    server: TrackingServer,
    experiments: readonly MirroredExperiment[],
    rows: readonly FoundRun[],
  ) {
    const signal = AbortSignal.timeout(PATIENCE);
    const asking = askById(
      server,
      experiments.map(({ sourceId }) => sourceId),
      rows.map(row => row.source_id),
      signal,
    );
    for await (const { found, missing } of asking) {
      const now = this.#now().toISOString();
      for (const { id, sourceId } of experiments) {
        const own = found.filter(run => run.experimentId === sourceId);
        if (own.length) await this.#keeper.keep(id, own, now);
        const gone = rows
          .filter(row => row.experiment === id && row.deleted_at === null)
          .map(row => row.source_id)
          .filter(one => missing.includes(one));
        if (gone.length && (await canBeSeen(server, sourceId, signal))) {
          await this.#presence.markGone(id, gone, now);
        }
      }
    }
  }
}
