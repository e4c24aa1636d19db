import { isError, ServiceUnavailableError } from '@backstage/errors';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import {
  noteUnread,
  type MirrorTask,
  type MirrorTurn,
  type UnreadKind,
} from '../../mirror';
import type { ExperimentProgress } from '../store/ExperimentProgress';
import type {
  ExperimentStore,
  MirroredExperiment,
} from '../store/ExperimentStore';
import type { RunKeeper } from '../store/RunKeeper';
import type { RunPresence } from '../store/RunPresence';
import type { SweptPages } from '../store/SweptPages';
import type { UnreadRuns } from '../store/UnreadRuns';
import { Blame } from './Blame';
import { FollowedExperiments } from './FollowedExperiments';
import { readPassPage } from './passPage';
import { RunPoll } from './RunPoll';
import { RunSweep } from './RunSweep';
import type { ExperimentNames } from './types';

/** Milliseconds between two looks for new and finished runs, also while a first pass goes on. */
const POLL_EVERY = 4_000;

const pageAt = ({ firstPass }: MirroredExperiment) => firstPass?.pageAt ?? '';

/**
 * Keeps the runs of one tracking server's catalogued experiments current: first all of them, the newest first; then the
 * new, the finished and the running ones with every turn, and now and then a page of all, for edits and deletions. An
 * experiment that cannot be read is tried again by itself while the others go on.
 */
export class RunMirror implements MirrorTask {
  readonly what = 'runs';
  readonly instance: string;

  readonly #server: TrackingServer;
  readonly #experiments: ExperimentStore;
  readonly #progress: ExperimentProgress;
  readonly #keeper: RunKeeper;
  readonly #presence: RunPresence;
  readonly #pages: SweptPages;
  readonly #unread: UnreadRuns;
  readonly #now: () => Date;
  readonly #blame: Blame;
  readonly #followed: FollowedExperiments;
  readonly #poll: RunPoll;
  readonly #sweep: RunSweep;
  #polledAt = 0;

  constructor(options: {
    server: TrackingServer;
    experiments: ExperimentStore;
    progress: ExperimentProgress;
    keeper: RunKeeper;
    presence: RunPresence;
    pages: SweptPages;
    unread: UnreadRuns;
    names: ExperimentNames;
    now: () => Date;
  }) {
    this.instance = options.server.name;
    this.#server = options.server;
    this.#experiments = options.experiments;
    this.#progress = options.progress;
    this.#presence = options.presence;
    this.#pages = options.pages;
    this.#unread = options.unread;
    this.#now = options.now;
    this.#keeper = options.keeper;
    this.#blame = new Blame(options);
    const parts = { ...options, blame: this.#blame };
    this.#followed = new FollowedExperiments(parts);
    this.#poll = new RunPoll(parts);
    this.#sweep = new RunSweep(parts);
  }

  async turn(signal: AbortSignal): Promise<MirrorTurn> {
    const more = await this.#orNote(signal, () => this.#takeTurn(signal));
    const trouble = this.#blame.take();
    const { wanted, complete, failing } = await this.#progress.of(
      this.instance,
    );
    if (trouble && failing === wanted) {
      throw new ServiceUnavailableError(trouble);
    }
    return { more, isComplete: wanted > 0 && complete === wanted, trouble };
  }

  async counts(): Promise<Record<string, number>> {
    const { wanted, setAside } = await this.#progress.of(this.instance);
    return {
      runs: await this.#presence.count(this.instance),
      experiments: wanted,
      ...(setAside ? { 'runs set aside': setAside } : {}),
    };
  }

  async unread(): Promise<UnreadKind[]> {
    return this.#unread.list(this.instance);
  }

  /** Says at every experiment why it is behind, unless the portal itself cut the turn off. */
  async #orNote<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const isTimeout =
        isError(signal.reason) && signal.reason.name === 'TimeoutError';
      if (!signal.aborted || isTimeout) {
        await this.#progress.writeError(
          this.instance,
          wordsOf(error, this.#server),
        );
      }
      throw error;
    }
  }

  async #takeTurn(signal: AbortSignal): Promise<boolean> {
    this.#blame.take();
    await this.#followed.follow(signal);
    const now = +this.#now();
    const all = await this.#experiments.listWanted(this.instance);
    const able = all.filter(
      ({ retryAt }) => retryAt === undefined || Date.parse(retryAt) <= now,
    );
    const [first] = able
      .filter(({ completeAt }) => !completeAt)
      .sort((a, b) => pageAt(a).localeCompare(pageAt(b)));
    const complete = able.filter(({ completeAt }) => completeAt);
    const isPollDue = now - this.#polledAt >= POLL_EVERY;
    let more = first !== undefined;
    if (isPollDue || !first) {
      this.#polledAt = +this.#now();
      more = (await this.#poll.poll(complete, signal)) || more;
    }
    if (first) await this.#tryFirst(first, signal);
    else await this.#sweep.sweep(complete, signal);
    return more;
  }

  async #tryFirst(experiment: MirroredExperiment, signal: AbortSignal) {
    try {
      await this.#readFirst(experiment, signal);
    } catch (error) {
      await this.#blame.put(experiment, error, signal);
    }
  }

  async #readFirst(experiment: MirroredExperiment, signal: AbortSignal) {
    const { id, sourceId } = experiment;
    const asked = this.#now().toISOString();
    const position = experiment.firstPass ?? { begunAt: asked };
    const page = await readPassPage(this.#server, sourceId, position, signal);
    const now = this.#now().toISOString();
    const refused = await this.#keeper.keep(id, page.runs, now);
    if (page.known && refused.length === 0) {
      await this.#pages.remember(id, page.known, now);
    }
    const aside = {
      setAside: (position.setAside ?? 0) + page.leftOut + refused.length,
      unread: noteUnread(position.unread, [...page.whyLeftOut, ...refused], {
        before: experiment.unread,
        now,
      }),
    };
    if (page.next) {
      await this.#progress.writeFirstPass(experiment, {
        ...page.next,
        pageAt: now,
        ...aside,
      });
    } else {
      await this.#progress.complete(experiment, { ...position, ...aside }, now);
    }
  }
}

function wordsOf(
  error: unknown,
  { system, name }: Pick<TrackingServer, 'system' | 'name'>,
): string {
  if (!isError(error)) return String(error);
  return error.name === 'TimeoutError'
    ? `${system} (${name}) did not answer in time; look at its load`
    : error.message;
}
