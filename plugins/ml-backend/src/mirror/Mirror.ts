import { setTimeout as rest } from 'node:timers/promises';
import { NotFoundError, toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { MirrorStateStore } from './MirrorStateStore';
import { behindAfter, stateOf } from './stateOf';
import { TaskQueue, type QueueOptions } from './TaskQueue';
import type {
  Mirrored,
  MirrorReader,
  MirrorState,
  MirrorTask,
  UnreadKind,
} from './types';

/** How often one thing may be hinted, in milliseconds: pages that are open ask again and again. */
const HINT_EVERY = 500;

/** What the mirror needs. */
export type MirrorOptions = Omit<QueueOptions, 'store'> & { database: Knex };

/** Keeps copies of what outside servers hold current. Each task at each server has its own queue of turns. */
export class Mirror implements MirrorReader {
  readonly #options: MirrorOptions;
  readonly #store: MirrorStateStore;
  readonly #queues: TaskQueue[] = [];
  readonly #hinted = new Map<string, number>();
  #isStopped = false;

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#store = new MirrorStateStore(options.database);
  }

  /** Milliseconds between two looks at a server at which nothing changes. */
  get interval(): number {
    return this.#options.interval;
  }

  /** From this age on a copy is behind, in milliseconds. */
  get behindAfter(): number {
    return behindAfter(this.#options.interval);
  }

  /** Adds a task. Tasks are added before the mirror starts. */
  add(task: MirrorTask): void {
    this.#queues.push(
      new TaskQueue(task, { ...this.#options, store: this.#store }),
    );
  }

  /** Begins to take turns in the background. */
  async start(): Promise<void> {
    await this.#addRows();
    await this.#store.releaseLeftOver();
    if (this.#isStopped) return;
    this.#queues.forEach(queue => queue.start());
  }

  /** Cuts the turns that run off; they are taken again by whoever starts next. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#queues.map(queue => queue.stop()));
  }

  hint(instance: string, what?: Mirrored): void {
    const now = this.#options.now();
    for (const queue of this.#queues) {
      const { task } = queue;
      if (task.instance !== instance || (what && task.what !== what)) continue;
      const key = `${instance} ${task.what}`;
      const last = this.#hinted.get(key) ?? -Infinity;
      const wait = last + HINT_EVERY - now.getTime();
      // One that waits stands for all that come meanwhile.
      if (last > now.getTime()) continue;
      const at = now.getTime() + Math.max(0, wait);
      this.#hinted.set(key, at);
      setTimeout(() => {
        this.#store
          .hint(task, this.#options.now().toISOString())
          .then(() => queue.wake())
          .catch(error =>
            this.#options.logger.debug('A hint was lost', toError(error)),
          );
      }, Math.max(0, wait)).unref();
    }
  }

  /** Looks at every server now, and takes turns as long as there are some, with the rests that a queue has between its own. */
  async catchUp(signal: AbortSignal): Promise<void> {
    await this.#addRows();
    const now = this.#options.now().toISOString();
    await Promise.all(
      this.#queues.map(async queue => {
        await this.#store.hint(queue.task, now);
        while (!signal.aborted) {
          const { tookTurn, wait } = await queue.takeTurn();
          if (!tookTurn) return;
          // A signal that ends the rest ends the loop.
          await rest(wait, undefined, { signal }).catch(() => {});
        }
      }),
    );
  }

  /** How far every task is. */
  async states(): Promise<MirrorState[]> {
    const now = this.#options.now();
    const rows = await this.#store.listAll();
    return rows
      .filter(({ instance, what }) =>
        this.#queues.some(
          ({ task }) => task.instance === instance && task.what === what,
        ),
      )
      .map(row => stateOf(row, now, this.behindAfter));
  }

  async unread(instance: string): Promise<UnreadKind[]> {
    const tasks = this.#queues
      .map(({ task }) => task)
      .filter(task => task.instance === instance);
    if (tasks.length === 0) {
      throw new NotFoundError('Nothing is kept of a server of this name');
    }
    const kinds = await Promise.all(tasks.map(task => task.unread()));
    return kinds.flat();
  }

  async #addRows(): Promise<void> {
    await this.#store.add(
      this.#queues.map(({ task }) => task),
      this.#options.now().toISOString(),
    );
  }
}
