import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { keepableText } from '../database/keepableText';
import { Alarm } from '../reconcile/Alarm';
import { backoff } from '../reconcile/backoff';
import { endOfLease, HeldLease } from '../reconcile/HeldLease';
import type { MirrorStateStore, StateRow } from './MirrorStateStore';
import type { MirrorTask } from './types';

/** Longest turn in milliseconds: what hangs is cut off here, and tried again later. */
const TURN_MS = 60_000;
/** Looks at the rows at least this often: another replica may have got a hint. */
const IDLE_MS = 2_000;
const ERROR_LENGTH = 1_000;
/** How often a task counts what it keeps, in milliseconds. */
const COUNT_EVERY = 60_000;

/** Longest rest after a turn, in milliseconds. */
const LONGEST_REST = 1_000;

/** What a queue needs. */
export type QueueOptions = {
  store: MirrorStateStore;
  logger: LoggerService;
  now: () => Date;
  /** Milliseconds between two looks at a server at which nothing changes. */
  interval: number;
  /** Milliseconds that this process has been at work until now. */
  busy?: () => number;
};

/**
 * The turns of one task, one after another, each within its time. Tasks have queues of their own: a server that hangs or
 * lies costs the others nothing. Of several replicas one at a time works on a task.
 */
export class TaskQueue {
  readonly task: MirrorTask;

  readonly #options: QueueOptions;
  readonly #busy: () => number;
  readonly #alarm = new Alarm();
  readonly #stopping = new AbortController();
  readonly #token = randomUUID();
  #running: Promise<void> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(task: MirrorTask, options: QueueOptions) {
    this.task = task;
    this.#options = options;
    this.#busy =
      options.busy ?? (() => performance.eventLoopUtilization().active);
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
    const { instance, what } = this.task;
    while (!this.#stopping.signal.aborted) {
      let wait = IDLE_MS;
      try {
        ({ wait } = await this.takeTurn());
      } catch (error) {
        this.#options.logger.error(
          `The mirror of the ${what} at ${instance} could not use its database`,
          { error: toError(error).message },
        );
      }
      await this.#alarm.wait(wait, this.#stopping.signal);
    }
  }

  /**
   * Takes a turn, if one is due. Says how long to wait for the next in milliseconds: after a turn as long as the process
   * was at work in it, so that a server whose answers are dear never takes all of it. Calls wait for one another.
   */
  takeTurn(): Promise<{ tookTurn: boolean; wait: number }> {
    const turn = this.#last.then(() => this.#takeTurn());
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #takeTurn() {
    const idle = { tookTurn: false, wait: IDLE_MS };
    if (this.#stopping.signal.aborted) return idle;
    const { store, now } = this.#options;
    const row = await store.find(this.task);
    if (!row) return idle;
    const from = now();
    const wait = Date.parse(row.next_turn_at) - from.getTime();
    if (wait > 0) return { tookTurn: false, wait: Math.min(IDLE_MS, wait) };
    const taken = await store.take(this.task, {
      now: from.toISOString(),
      until: endOfLease(from).toISOString(),
      token: this.#token,
    });
    if (!taken) return idle;
    const before = this.#busy();
    await this.#turn(this.task, row);
    const rest = Math.min(LONGEST_REST, Math.ceil(this.#busy() - before));
    return { tookTurn: true, wait: rest };
  }

  async #turn(task: MirrorTask, row: StateRow): Promise<void> {
    const { store, logger, now } = this.#options;
    const held = new HeldLease({
      renew: until =>
        store.renew(task, { until: until.toISOString(), token: this.#token }),
      now,
      logger,
    });
    const signal = AbortSignal.any([
      this.#stopping.signal,
      held.lost,
      AbortSignal.timeout(TURN_MS),
    ]);
    const turnAt = now().toISOString();
    let columns: Partial<StateRow> & Pick<StateRow, 'next_turn_at'>;
    try {
      columns = await this.#success(task, row, signal);
    } catch (error) {
      if (this.#stopping.signal.aborted || held.lost.aborted) {
        await store.release(task, this.#token);
        return;
      }
      columns = this.#failure(toError(error), row);
    } finally {
      held.letGo();
    }
    await store.finish(
      row,
      { token: this.#token, now: now().toISOString() },
      { turn_at: turnAt, ...columns },
    );
  }

  async #success(task: MirrorTask, row: StateRow, signal: AbortSignal) {
    const { now, interval } = this.#options;
    const turn = await endedBy(signal, () => task.turn(signal));
    const { more, nextIn, webhooks, webhooksError, isComplete, trouble } = turn;
    const at = now();
    const isWhole = isComplete ?? (!more || row.complete_at !== null);
    const isFirst = isWhole && !row.complete_at;
    const isOld =
      at.getTime() - Date.parse(row.counted_at ?? '1970-01-01') > COUNT_EVERY;
    const counts = isFirst || isOld ? await task.counts() : undefined;
    const wait = more ? 0 : nextIn ?? interval;
    return {
      next_turn_at: new Date(at.getTime() + wait).toISOString(),
      last_ok_at: at.toISOString(),
      failures: 0,
      complete_at: isWhole ? row.complete_at ?? at.toISOString() : null,
      ...(more ? {} : { current_at: at.toISOString() }),
      // The last error stays until it is forgotten: one that comes and goes is to be seen.
      ...(trouble ? this.#errorOf(trouble, at) : {}),
      ...(webhooks
        ? {
            webhooks,
            webhooks_error: webhooksError ? keptWords(webhooksError) : null,
          }
        : {}),
      ...(counts
        ? { counts: JSON.stringify(counts), counted_at: at.toISOString() }
        : {}),
    };
  }

  #failure(error: Error, row: StateRow) {
    const { logger, now } = this.#options;
    const at = now();
    // How it goes on is on the page of the outside systems.
    logger[row.failures === 0 ? 'warn' : 'debug'](
      `The mirror of the ${row.what} at ${row.instance} failed and tries again: ${error.message}`,
    );
    const wait = backoff({
      failures: row.failures,
      // One that is away is asked again soon, as pages are old until then; one that refuses or is overloaded, seldom.
      cause: error.name === 'ServiceUnavailableError' ? 'system' : 'failure',
      random: Math.random,
    });
    return {
      next_turn_at: new Date(at.getTime() + wait).toISOString(),
      failures: row.failures + 1,
      ...this.#errorOf(wordsOf(error), at),
    };
  }

  #errorOf(words: string, at: Date) {
    return {
      last_error: keptWords(words),
      error_at: at.toISOString(),
    };
  }
}

function keptWords(words: string): string {
  return keepableText(words, ERROR_LENGTH);
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
