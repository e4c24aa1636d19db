import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { MirrorStateStore } from './MirrorStateStore';
import { ServerQueue } from './ServerQueue';
import { stateOf } from './stateOf';
import type { Mirrored, MirrorReader, MirrorState, MirrorTask } from './types';

/** How often one thing may be hinted, in milliseconds: pages that are open ask again and again. */
const HINT_EVERY = 500;

/** What the mirror needs. */
export type MirrorOptions = {
  database: Knex;
  logger: LoggerService;
  now: () => Date;
  /** Milliseconds between two looks at a server at which nothing changes. */
  interval: number;
};

/** Keeps copies of what outside servers hold current. Each server has its own queue of turns. */
export class Mirror implements MirrorReader {
  readonly #options: MirrorOptions;
  readonly #store: MirrorStateStore;
  readonly #queues = new Map<string, ServerQueue>();
  readonly #hinted = new Map<string, number>();
  #isStopped = false;

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#store = new MirrorStateStore(options.database);
  }

  /** Adds a task. Tasks are added before the mirror starts. */
  add(task: MirrorTask): void {
    const { instance } = task;
    const queue =
      this.#queues.get(instance) ??
      new ServerQueue({ ...this.#options, instance, store: this.#store });
    queue.add(task);
    this.#queues.set(instance, queue);
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
    await Promise.all([...this.#queues.values()].map(queue => queue.stop()));
  }

  hint(instance: string, what?: Mirrored): void {
    const queue = this.#queues.get(instance);
    const now = this.#options.now();
    for (const task of queue?.tasks ?? []) {
      if (what && task.what !== what) continue;
      const key = `${instance} ${task.what}`;
      const last = this.#hinted.get(key) ?? -Infinity;
      const wait = last + HINT_EVERY - now.getTime();
      // One that waits stands for all that come meanwhile.
      if (last > now.getTime()) continue;
      const at = now.getTime() + Math.max(0, wait);
      this.#hinted.set(key, at);
      setTimeout(() => {
        this.#store
          .hint(instance, task.what, this.#options.now().toISOString())
          .then(() => queue?.wake())
          .catch(error =>
            this.#options.logger.debug('A hint was lost', toError(error)),
          );
      }, Math.max(0, wait)).unref();
    }
  }

  /** Looks at every server now, and takes turns as long as there are some. */
  async catchUp(signal: AbortSignal): Promise<void> {
    await this.#addRows();
    const now = this.#options.now().toISOString();
    await Promise.all(
      [...this.#queues].map(async ([instance, queue]) => {
        for (const { what } of queue.tasks) {
          await this.#store.hint(instance, what, now);
        }
        while (!signal.aborted && (await queue.takeTurn()) === 0);
      }),
    );
  }

  /** How far every task is. */
  async states(): Promise<MirrorState[]> {
    const now = this.#options.now();
    const rows = await this.#store.listAll();
    return rows
      .filter(({ instance, what }) =>
        this.#queues.get(instance)?.tasks.some(task => task.what === what),
      )
      .map(row => stateOf(row, now));
  }

  async #addRows(): Promise<void> {
    await this.#store.add(
      [...this.#queues.values()].flatMap(({ tasks }) => [...tasks]),
      this.#options.now().toISOString(),
    );
  }
}
