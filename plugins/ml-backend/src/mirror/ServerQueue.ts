import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Alarm } from '../reconcile/Alarm';
import { backoff } from '../reconcile/backoff';
import type { MirrorStateStore, StateRow } from './MirrorStateStore';
import type { MirrorTask } from './types';

const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
/** Longest turn in milliseconds: what hangs is cut off here, and tried again later. */
const TURN_MS = 60_000;
/** Looks at the rows at least this often: another replica may have got a hint. */
const IDLE_MS = 2_000;
const ERROR_LENGTH = 1_000;
/** How often a task counts what it keeps, in milliseconds. */
const COUNT_EVERY = 60_000;

/** What a queue needs. */
export type QueueOptions = {
  instance: string;
  store: MirrorStateStore;
  logger: LoggerService;
  now: () => Date;
  /** Milliseconds between two looks at a server at which nothing changes. */
  interval: number;
};

/**
 * The turns of one server, one after another, each within its time. Servers have queues of their own: one that hangs
 * or lies costs the others nothing. Of several replicas one at a time works on a server.
 */
export class ServerQueue {
  readonly #options: QueueOptions;
  readonly #tasks: MirrorTask[] = [];
  readonly #alarm = new Alarm();
  readonly #stopping = new AbortController();
  readonly #token = randomUUID();
  #running: Promise<void> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  get tasks(): readonly MirrorTask[] {
    return this.#tasks;
  }

  add(task: MirrorTask): void {
    this.#tasks.push(task);
  }

  wake(): void {
    this.#alarm.ring();
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Aborts the turn that runs and waits for it. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The portal is shutting down'));
    this.#alarm.ring();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { instance, logger } = this.#options;
    while (!this.#stopping.signal.aborted) {
      let wait = IDLE_MS;
      try {
        wait = await this.takeTurn();
      } catch (error) {
        logger.error(`The mirror of ${instance} could not use its database`, {
          error: toError(error).message,
        });
      }
      await this.#alarm.wait(wait, this.#stopping.signal);
    }
  }

  /**
   * Takes the turn that has been due longest, if one is. Says how long to wait for the next in milliseconds, 0 after a
   * turn. Calls wait for one another.
   */
  takeTurn(): Promise<number> {
    const turn = this.#last.then(() => this.#takeTurn());
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #takeTurn(): Promise<number> {
    if (this.#stopping.signal.aborted) return IDLE_MS;
    const { instance, store, now } = this.#options;
    const rows = await store.list(instance);
    const due = this.#dueOf(rows);
    if (!due) return this.#untilNext(rows);
    const from = now();
    const taken = await store.take(instance, {
      now: from.toISOString(),
      until: new Date(from.getTime() + LEASE_MS).toISOString(),
      token: this.#token,
    });
    if (!taken) return IDLE_MS;
    await this.#turn(due.task, due.row);
    return 0;
  }

  #dueOf(rows: readonly StateRow[]) {
    const now = this.#options.now().toISOString();
    const [row] = rows
      .filter(
        one =>
          one.next_turn_at <= now &&
          this.#tasks.some(({ what }) => what === one.what),
      )
      // The one whose last turn is longest ago, so that none is starved.
      .sort((a, b) => (a.turn_at < b.turn_at ? -1 : 1));
    const task = this.#tasks.find(({ what }) => what === row?.what);
    return row && task ? { row, task } : undefined;
  }

  #untilNext(rows: readonly StateRow[]): number {
    const [next] = rows.map(one => Date.parse(one.next_turn_at)).sort();
    const wait = (next ?? Infinity) - this.#options.now().getTime();
    return Math.max(1, Math.min(IDLE_MS, wait));
  }

  async #turn(task: MirrorTask, row: StateRow): Promise<void> {
    const { instance, store, logger, now } = this.#options;
    const lost = new AbortController();
    const renewal = setInterval(() => {
      const until = new Date(now().getTime() + LEASE_MS).toISOString();
      store
        .renew(instance, { until, token: this.#token })
        .then(held => {
          if (!held) lost.abort(new Error('Another replica took the server'));
        })
        .catch(error => logger.warn('A lease was not renewed', toError(error)));
    }, RENEW_MS);
    renewal.unref();
    const signal = AbortSignal.any([
      this.#stopping.signal,
      lost.signal,
      AbortSignal.timeout(TURN_MS),
    ]);
    const turnAt = now().toISOString();
    let columns: Partial<StateRow> & Pick<StateRow, 'next_turn_at'>;
    try {
      columns = await this.#success(task, row, signal);
    } catch (error) {
      if (this.#stopping.signal.aborted || lost.signal.aborted) {
        await store.release(instance, this.#token);
        return;
      }
      columns = this.#failure(toError(error), row);
    } finally {
      clearInterval(renewal);
    }
    await store.finish(
      row,
      { token: this.#token, now: now().toISOString() },
      { turn_at: turnAt, ...columns },
    );
  }

  async #success(task: MirrorTask, row: StateRow, signal: AbortSignal) {
    const { now, interval } = this.#options;
    const { more, nextIn, webhooks } = await endedBy(signal, () =>
      task.turn(signal),
    );
    const at = now();
    const isFirst = !more && !row.complete_at;
    const isOld =
      at.getTime() - Date.parse(row.counted_at ?? '1970-01-01') > COUNT_EVERY;
    const counts = isFirst || isOld ? await task.counts() : undefined;
    const wait = more ? 0 : nextIn ?? interval;
    return {
      next_turn_at: new Date(at.getTime() + wait).toISOString(),
      last_ok_at: at.toISOString(),
      failures: 0,
      ...(more
        ? {}
        : {
            current_at: at.toISOString(),
            complete_at: row.complete_at ?? at.toISOString(),
            last_error: null,
            error_at: null,
          }),
      ...(webhooks ? { webhooks } : {}),
      ...(counts
        ? { counts: JSON.stringify(counts), counted_at: at.toISOString() }
        : {}),
    };
  }

  #failure(error: Error, row: StateRow) {
    const { instance, logger, now } = this.#options;
    const at = now();
    // How it goes on is on the page of the outside systems.
    logger[row.failures === 0 ? 'warn' : 'debug'](
      `The mirror of the ${row.what} at ${instance} failed and tries again: ${error.message}`,
    );
    const wait = backoff({
      failures: row.failures,
      cause: 'failure',
      random: Math.random,
    });
    return {
      next_turn_at: new Date(at.getTime() + wait).toISOString(),
      failures: row.failures + 1,
      last_error: wordsOf(error).slice(0, ERROR_LENGTH),
      error_at: at.toISOString(),
    };
  }
}

function wordsOf(error: Error): string {
  return error.name === 'TimeoutError'
    ? `It did not answer within ${TURN_MS / 1000} s; look at its load`
    : error.message;
}

/** Runs something until a signal, also when it does not listen to it. */
async function endedBy<T>(
  signal: AbortSignal,
  act: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  let stop: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([act(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
