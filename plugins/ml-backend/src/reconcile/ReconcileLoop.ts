import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { Alarm } from './Alarm';
import { endOfLease, HeldLease } from './HeldLease';
import { LeaseStore, type Lease } from './LeaseStore';
import { takeTurn } from './takeTurn';
import type { Reconcilable, Wakeable } from './types';

/** Polls at least this often: another replica may have written a goal. */
const IDLE_MS = 5_000;
/** And at most this often when nothing could be leased though something is due. */
const BUSY_MS = 200;
const CONCURRENCY = 4;

/** What the loop needs. */
export type ReconcileLoopOptions = {
  database: Knex;
  logger: LoggerService;
  now: () => Date;
  /** In [0, 1); `Math.random` where absent. */
  random?: () => number;
};

/**
 * Brings rows to their goals, level-triggered: each turn leases one due row, takes one idempotent step and writes what
 * it found. Nothing is remembered in the process, so that any replica can take any turn and a crash at any instruction
 * is repaired by the next turn.
 */
export class ReconcileLoop implements Wakeable {
  readonly #options: Required<ReconcileLoopOptions>;
  readonly #leases: LeaseStore;
  readonly #rooms: Reconcilable[] = [];
  readonly #alarm = new Alarm();
  readonly #stopping = new AbortController();
  readonly #turns = new Set<Promise<void>>();
  #running: Promise<void> | undefined;

  constructor(options: ReconcileLoopOptions) {
    this.#options = { random: Math.random, ...options };
    this.#leases = new LeaseStore(options.database);
  }

  /** Adds a room's rows. Rooms are added before the loop starts. */
  add(reconcilable: Reconcilable): void {
    this.#rooms.push(reconcilable);
  }

  wake(): void {
    this.#alarm.ring();
  }

  /** Begins to take turns in the background. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Aborts the calls of running turns, gives their leases back, and waits for them. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The portal is shutting down'));
    this.#alarm.ring();
    await this.#running;
    await Promise.all(this.#turns);
  }

  /** Takes every turn that is due now, and says how many there were. */
  async takeDueTurns(): Promise<number> {
    let turns = await this.#beginTurns();
    while (this.#turns.size > 0) {
      await Promise.race(this.#turns);
      turns += await this.#beginTurns();
    }
    return turns;
  }

  async #run(): Promise<void> {
    const { logger } = this.#options;
    const tables = this.#rooms.map(({ table }) => table);
    let isFirst = true;
    while (!this.#stopping.signal.aborted) {
      let wait = IDLE_MS;
      try {
        if (isFirst) await this.#leases.releaseLeftOver(tables);
        isFirst = false;
        await this.#beginTurns();
        wait = await this.#untilNextTurn(tables);
      } catch (error) {
        logger.error('The reconcile loop could not use its database', {
          error: toError(error).message,
        });
      }
      await this.#alarm.wait(wait, this.#stopping.signal);
    }
    await Promise.all(this.#turns);
  }

  async #untilNextTurn(tables: readonly string[]): Promise<number> {
    // A turn that ends rings the alarm, so a full loop need not look.
    if (this.#turns.size >= CONCURRENCY) return IDLE_MS;
    const next = await this.#leases.findNextTurn(tables);
    if (!next) return IDLE_MS;
    const milliseconds = next.getTime() - this.#options.now().getTime();
    return Math.min(IDLE_MS, Math.max(BUSY_MS, milliseconds));
  }

  /** Begins turns of due rows as long as there is room for more. */
  async #beginTurns(): Promise<number> {
    let begun = 0;
    while (this.#turns.size < CONCURRENCY && !this.#stopping.signal.aborted) {
      const next = await this.#takeLease();
      if (!next) break;
      if (this.#stopping.signal.aborted) {
        // The stop came while the row was being leased: nobody would wait for its turn.
        await this.#leases.release(next.lease);
        break;
      }
      begun += 1;
      const turn = this.#takeTurn(next.room, next.lease).finally(() => {
        this.#turns.delete(turn);
        this.#alarm.ring();
      });
      this.#turns.add(turn);
    }
    return begun;
  }

  async #takeLease() {
    const now = this.#options.now();
    // The room that waits longest is not known without asking each; the order turns, so that none is starved.
    for (const room of this.#turned()) {
      const lease = await this.#leases.take(room.table, {
        now,
        until: endOfLease(now),
        token: randomUUID(),
      });
      if (lease) return { room, lease };
    }
    return undefined;
  }

  #turned(): Reconcilable[] {
    const first = this.#rooms.shift();
    if (first) this.#rooms.push(first);
    return [...this.#rooms];
  }

  /** One turn with its lease kept alive. Never throws: a turn whose outcome is not written is taken again. */
  async #takeTurn(room: Reconcilable, lease: Lease): Promise<void> {
    const { logger, now, random } = this.#options;
    const held = new HeldLease({
      renew: until => this.#leases.renew(lease, until),
      now,
      logger,
    });
    try {
      await takeTurn(room, lease, {
        leases: this.#leases,
        logger,
        now,
        random,
        signal: AbortSignal.any([this.#stopping.signal, held.lost]),
      });
    } catch (error) {
      logger.error(
        `The turn of the ${room.name} ${lease.id} could not be written; it is taken again when its lease has ended`,
        toError(error),
      );
    } finally {
      held.letGo();
    }
  }
}
