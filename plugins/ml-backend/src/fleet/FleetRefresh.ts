import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FleetFactsReader } from './FleetFactsReader';
import type { FleetStore } from './FleetStore';
import type { FleetFacts } from './types';

const PART = 200;
/** How long until a model is looked at again when nobody says that it changed, in milliseconds. */
const QUIET = 60_000;
/** The same while something is open or runs. */
const BUSY = 5_000;

/** When to look again: soon while something runs, and when the health may change by itself. */
export function nextLook(facts: FleetFacts, now: Date): string {
  const isBusy = facts.runningLaunches > 0 || facts.openPromotions.length > 0;
  const regular = +now + (isBusy ? BUSY : QUIET);
  const change = facts.changesAt ? Date.parse(facts.changesAt) + 1 : Infinity;
  return new Date(Math.max(+now + 1, Math.min(regular, change))).toISOString();
}

/**
 * Brings the rows of models that are due up to date. Doing it twice at once does no harm: what is written was read from
 * the rooms just before, and a row that changed meanwhile is due again.
 */
export class FleetRefresh {
  readonly #store: FleetStore;
  readonly #facts: FleetFactsReader;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  #running?: Promise<void>;
  #again = false;

  constructor(options: {
    store: FleetStore;
    facts: FleetFactsReader;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#facts = options.facts;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Refreshes every model that is due now. */
  async refreshDue(signal?: AbortSignal): Promise<void> {
    const until = this.#now().toISOString();
    for (;;) {
      if (signal?.aborted) return;
      const due = await this.#store.findDue(until, PART);
      if (due.length === 0) return;
      const facts = await this.#facts.read(due);
      const now = this.#now();
      await this.#store.writeFacts(
        due.flatMap(({ spec }) => {
          const found = facts.get(spec.ref);
          return found
            ? [{ spec, facts: found, dueAt: nextLook(found, now) }]
            : [];
        }),
        now.toISOString(),
      );
      if (due.length < PART) return;
    }
  }

  /** Looks at these models soon, in the background; calls that come while it works are done together. */
  markChanged(refs: readonly string[]): void {
    this.#store
      .markDue(refs, this.#now().toISOString())
      .then(() => this.#soon())
      .catch(error => this.#warn(error));
  }

  #soon() {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.refreshDue()
      .catch(error => this.#warn(error))
      .then(() => {
        this.#running = undefined;
        if (this.#again) {
          this.#again = false;
          this.#soon();
        }
      });
  }

  #warn(error: unknown) {
    this.#logger.warn(`The fleet was not refreshed: ${error}`);
  }
}
