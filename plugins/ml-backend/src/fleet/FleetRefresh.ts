import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FleetFactsReader } from './FleetFactsReader';
import type { FleetStore } from './FleetStore';
import type { FleetFacts } from './types';

const PART = 200;
/** How soon a model is looked at again while something is open or runs, in milliseconds. */
const BUSY = 5_000;
/** What one quiet model adds to the time until all are looked at again, in milliseconds: at most 50 models a second. */
const QUIET_SHARE = 20;

/** When to look again: soon while something runs, when the health may change by itself, else in turn with all others. */
export function nextLook(facts: FleetFacts, models: number, now: Date): string {
  const isBusy = facts.runningLaunches > 0 || facts.openPromotions.length > 0;
  const inTurn = isBusy ? BUSY : Math.max(BUSY, models * QUIET_SHARE);
  const change = facts.changesAt ? Date.parse(facts.changesAt) + 1 : Infinity;
  return new Date(
    Math.max(+now + 1, Math.min(+now + inTurn, change)),
  ).toISOString();
}

/**
 * Brings the rows of models that are due up to date. Doing it twice at once does no harm: what is written was read from
 * the rooms just before, and a row that was marked meanwhile stays due.
 */
export class FleetRefresh {
  readonly #store: FleetStore;
  readonly #facts: Pick<FleetFactsReader, 'read'>;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  #running?: Promise<void>;
  #again = false;

  constructor(options: {
    store: FleetStore;
    facts: Pick<FleetFactsReader, 'read'>;
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
    const { models } = await this.#store.count('all');
    for (;;) {
      if (signal?.aborted) return;
      const due = await this.#store.findDue(until, PART);
      if (due.length === 0) return;
      const facts = await this.#facts.read(due.map(({ spec }) => spec));
      const now = this.#now();
      await this.#store.writeFacts(
        due.flatMap(one => {
          const found = facts.get(one.spec.ref);
          return found
            ? [
                {
                  due: one,
                  ...found,
                  nextAt: nextLook(found.facts, models, now),
                },
              ]
            : [];
        }),
        now.toISOString(),
      );
      if (due.length < PART) return;
    }
  }

  /** As {@link markChanged}, for those that are registered under these names. */
  markRegisteredChanged(instance: string, models: readonly string[]): void {
    this.#store
      .markRegisteredDue(instance, models, this.#now().toISOString())
      .then(() => this.#soon())
      .catch(error => this.#warn(error));
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
