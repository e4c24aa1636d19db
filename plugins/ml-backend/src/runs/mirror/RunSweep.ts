import { isError } from '@backstage/errors';
import type { LeftOut, TrackingServer } from '@slipway/plugin-ml-node';
import { noteUnread, plainWhy } from '../../mirror';
import { toTime } from '../../ports/toTime';
import type { ExperimentProgress } from '../store/ExperimentProgress';
import type {
  ExperimentStore,
  MirroredExperiment,
  PassPosition,
} from '../store/ExperimentStore';
import type { RunKeeper } from '../store/RunKeeper';
import type { RunPresence } from '../store/RunPresence';
import { askById } from './askById';
import type { Blame } from './Blame';
import type { SweptPages } from '../store/SweptPages';
import { EndlessPagesError, readPassPage, type PassPage } from './passPage';

/** Milliseconds between the end of a sweep, or its failure, and the next one. */
const EVERY = 300_000;
/** Milliseconds between two turns that read pages; what they may take together; most pages of one turn. */
const REST = 20_000;
const PATIENCE = 500;
const MOST_PAGES = 20;
/** Runs that a page should have had that are asked for in one turn; those left over are met by the same page again. */
const PART = 200;
const MOST_PARTS = 5;
/** How long a page that is given as it was need not be read, in milliseconds. */
const KNOWN = 86_400_000;
/** How long a run that cannot be read is taken for seen, in milliseconds. */
const UNREAD = 600_000;

const isGone = (error: unknown) =>
  isError(error) && error.name === 'NotFoundError';

/**
 * Looks at all runs again, page by page and slowly: what was edited, deleted, restored or logged with a time of long ago
 * has no other sign at the source. Pages that the source gives as they were cost next to nothing; once a day they are
 * read none the less.
 */
export class RunSweep {
  readonly #server: TrackingServer;
  readonly #experiments: ExperimentStore;
  readonly #progress: ExperimentProgress;
  readonly #keeper: RunKeeper;
  readonly #presence: RunPresence;
  readonly #pages: SweptPages;
  readonly #blame: Blame;
  readonly #now: () => Date;
  #restedAt = 0;

  constructor(options: {
    server: TrackingServer;
    experiments: ExperimentStore;
    progress: ExperimentProgress;
    keeper: RunKeeper;
    presence: RunPresence;
    pages: SweptPages;
    blame: Blame;
    now: () => Date;
  }) {
    this.#server = options.server;
    this.#experiments = options.experiments;
    this.#progress = options.progress;
    this.#keeper = options.keeper;
    this.#presence = options.presence;
    this.#pages = options.pages;
    this.#blame = options.blame;
    this.#now = options.now;
  }

  /** A few pages of the experiments that are due, at least one. */
  async sweep(
    experiments: readonly MirroredExperiment[],
    signal: AbortSignal,
  ): Promise<void> {
    const begun = +this.#now();
    if (begun - this.#restedAt < REST) return;
    this.#restedAt = begun;
    const due = experiments
      .filter(({ sweep, sweptAt }) =>
        sweep
          ? Date.parse(sweep.retryAt ?? '1970-01-01') <= begun
          : begun - Date.parse(sweptAt ?? '1970-01-01') > EVERY,
      )
      .sort((a, b) => (a.sweptAt ?? '').localeCompare(b.sweptAt ?? ''));
    let pages = 0;
    for (let experiment of due) {
      while (pages < MOST_PAGES) {
        pages += 1;
        const next = await this.#tryPage(experiment, signal);
        if (+this.#now() - begun > PATIENCE) return;
        if (!next) break;
        experiment = { ...experiment, sweep: next };
      }
      if (pages >= MOST_PAGES) return;
    }
  }

  /** A page; what cannot be read keeps none of the others waiting. */
  async #tryPage(
    experiment: MirroredExperiment,
    signal: AbortSignal,
  ): Promise<PassPosition | undefined> {
    try {
      return await this.#readPage(experiment, signal);
    } catch (error) {
      await this.#blame.note(experiment, error, signal);
      const now = this.#now();
      const isAnew = error instanceof EndlessPagesError || isGone(error);
      const position = isAnew ? undefined : experiment.sweep;
      await this.#progress.writeSweep(experiment, {
        ...(position ?? { begunAt: now.toISOString() }),
        retryAt: toTime(+now + EVERY),
        failure: plainWhy(isError(error) ? error.message : String(error)),
      });
      return undefined;
    }
  }

  async #readPage(
    experiment: MirroredExperiment,
    signal: AbortSignal,
  ): Promise<PassPosition | undefined> {
    const { id, sourceId } = experiment;
    const position = experiment.sweep ?? {
      begunAt: this.#now().toISOString(),
    };
    const readAfter = +this.#now() - KNOWN;
    const isBegin = !position.pages;
    if (isBegin && !(await this.#isThere(experiment, signal))) {
      return undefined;
    }
    const known =
      position.cursor === undefined
        ? await this.#pages.find(id, position.until, toTime(readAfter))
        : undefined;
    const page = await readPassPage(
      this.#server,
      sourceId,
      position,
      signal,
      known,
    );
    const now = this.#now().toISOString();
    if (page.notModified) {
      await this.#pages.noteMet(id, position.until, now);
      return this.#goOn(experiment, page, position);
    }
    const own = await this.#inStep(experiment, page, position);
    const refused = await this.#keeper.keep(id, own.runs, now);
    const isDone = await this.#markGone(experiment, own, position, signal);
    if (!isDone) return undefined;
    if (own.known && refused.length === 0) {
      await this.#pages.remember(id, own.known, now);
    }
    return this.#goOn(experiment, own, position, refused);
  }

  /**
   * What of a page is not on the next one too. Newer runs move all places by some: the next page begins where one began
   * before, for that may be as it was.
   */
  async #inStep(
    { id }: MirroredExperiment,
    page: PassPage,
    { until: below }: PassPosition,
  ): Promise<PassPage> {
    const { runs, covers, next, known } = page;
    const from = known?.after;
    if (from === undefined) return page;
    const after = (await this.#pages.findNext(id, { from, below })) ?? from;
    return {
      ...page,
      runs: runs.filter(({ startTime }) => !(startTime <= after)),
      covers: covers && { ...covers, after },
      next: next && { ...next, until: after },
      known: known && { ...known, after },
    };
  }

  /** Where the sweep goes on; it ends behind the last page. */
  async #goOn(
    experiment: MirroredExperiment,
    { next, leftOut, whyLeftOut }: PassPage,
    position: PassPosition,
    refused: readonly LeftOut[] = [],
  ): Promise<PassPosition | undefined> {
    const now = this.#now().toISOString();
    const aside = {
      setAside: (position.setAside ?? 0) + leftOut + refused.length,
      unread: noteUnread(position.unread, [...whyLeftOut, ...refused], {
        before: experiment.unread,
        now,
      }),
    };
    if (next) {
      await this.#progress.writeSweep(experiment, { ...next, ...aside });
      return { ...next, ...aside };
    }
    await this.#pages.forget(experiment.id, position.begunAt);
    await this.#progress.endSweep(experiment, aside, now);
    return undefined;
  }

  /** Looks at an experiment's name and whether it is deleted. What is purged is gone with all its runs. */
  async #isThere(
    experiment: MirroredExperiment,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { id, sourceId, sourceName, name, lifecycle } = experiment;
    try {
      const now = await this.#server.getExperiment(sourceId, { signal });
      if (
        now.name !== (sourceName ?? name) ||
        now.lifecycleStage !== lifecycle
      ) {
        await this.#experiments.noteRenamed(id, now);
      }
      return true;
    } catch (error) {
      if (!isGone(error)) throw error;
      await this.#blame.assureAnswers(signal);
      const now = this.#now().toISOString();
      await this.#presence.markAllGone(id, now);
      await this.#experiments.noteGone(experiment, now);
      return false;
    }
  }

  /**
   * Runs that a page should have had and has not: asked for by id, and if they are not there, gone. Says whether all of
   * them were asked for.
   */
  async #markGone(
    { id, sourceId }: MirroredExperiment,
    { covers }: PassPage,
    { begunAt }: PassPosition,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (!covers) return true;
    const range = { ...covers, seenBefore: begunAt };
    for (let part = 0; part < MOST_PARTS; part += 1) {
      const unseen = await this.#presence.findUnseen(id, range, PART);
      if (unseen.length === 0) return true;
      for await (const { found, missing, unread } of askById(
        this.#server,
        [sourceId],
        unseen,
        signal,
      )) {
        const now = this.#now().toISOString();
        const refused = await this.#keeper.keep(id, found, now);
        if (missing.length > 0) {
          // Throws where it may no longer be seen.
          await this.#server.getExperiment(sourceId, { signal });
          await this.#presence.markGone(id, missing, now);
        }
        await this.#presence.postpone(
          id,
          refused.length > 0 ? found.map(run => run.id) : unread,
          toTime(Date.parse(now) + UNREAD),
        );
      }
    }
    return false;
  }
}
