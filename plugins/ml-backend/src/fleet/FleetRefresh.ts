import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FleetFactsReader } from './FleetFactsReader';
import type { DueModel, FleetStore } from './FleetStore';
import type { FleetFacts } from './types';

const PART = 200;
/** How soon a model is looked at again while something is open or runs, in milliseconds. */
const BUSY = 5_000;
/** What one quiet model adds to the time until all are looked at again, in milliseconds: at most 50 models a second. */
const QUIET_SHARE = 20;
/** When one that failed is looked at again, in milliseconds. */
const POSTPONED = 60_000;
/** So many in a row fail only when a room or the database does. */
const MOST_FAILED = 10;

/** When to look again: soon while something runs, when something may change by itself, else in turn with all others. */
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
      try {
        await this.#look(due, models);
      } catch (error) {
        await this.#lookAtEach(due, models, error);
      }
      if (due.length < PART) return;
    }
  }

  async #look(due: readonly DueModel[], models: number): Promise<void> {
    const facts = await this.#facts.read(due.map(({ spec }) => spec));
    const now = this.#now();
    await this.#store.writeFacts(
      due.flatMap(one => {
        const found = facts.get(one.spec.ref);
        if (!found) return [];
        const nextAt = nextLook(found.facts, models, now);
        return [{ due: one, ...found, nextAt }];
      }),
      now.toISOString(),
    );
  }

  /** One by one, so that one of which nothing can be found out keeps no other waiting. Throws where all fail. */
  async #lookAtEach(
    due: readonly DueModel[],
    models: number,
    reason: unknown,
  ): Promise<void> {
    const failed: DueModel[] = [];
    for (const [index, one] of due.entries()) {
      try {
        await this.#look([one], models);
      } catch (error) {
        failed.push(one);
        if (failed.length > MOST_FAILED && failed.length > index) throw reason;
        this.#logger.debug(`${one.spec.ref} was not refreshed: ${error}`);
      }
    }
    if (failed.length === due.length) throw reason;
    await this.#store.postpone(
      failed,
      new Date(+this.#now() + POSTPONED).toISOString(),
    );
    this.#logger.warn(
      `The fleet shows what was known of ${failed
        .map(({ spec }) => spec.ref)
        .join(', ')}: ${reason}`,
    );
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
