import type { TrackingServer } from '@slipway/plugin-ml-node';
import type {
  ExperimentStore,
  MirroredExperiment,
} from '../store/ExperimentStore';
import { toIndexedRun } from '../store/runRow';
import type { RunStore } from '../store/RunStore';
import { readPassPage, type PassPage } from './passPage';
import { runIdFilter } from './RunPoll';

/** Milliseconds between the end of a sweep and the next one. */
const EVERY = 300_000;
/** Milliseconds between two turns that read pages; what they may take together; most pages of one turn. */
const REST = 20_000;
const PATIENCE = 500;
const MOST_PAGES = 20;
/** Runs that are asked for once more before they are taken for gone. */
const PART = 200;
const MOST_PARTS = 5;

/**
 * Reads all runs again, page by page and slowly: what was edited, deleted, restored or logged with a time of long ago
 * has no other sign at the source.
 */
export class RunSweep {
  readonly #server: TrackingServer;
  readonly #experiments: ExperimentStore;
  readonly #runs: RunStore;
  readonly #now: () => Date;
  #restedAt = 0;

  constructor(options: {
    server: TrackingServer;
    experiments: ExperimentStore;
    runs: RunStore;
    now: () => Date;
  }) {
    this.#server = options.server;
    this.#experiments = options.experiments;
    this.#runs = options.runs;
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
      .filter(
        ({ sweep, sweptAt }) =>
          sweep || begun - Date.parse(sweptAt ?? '') > EVERY,
      )
      .sort((a, b) => (a.sweptAt ?? '').localeCompare(b.sweptAt ?? ''));
    let pages = 0;
    for (let experiment of due) {
      while (pages < MOST_PAGES) {
        pages += 1;
        const next = await this.#readPage(experiment, signal);
        if (+this.#now() - begun > PATIENCE) return;
        if (!next) break;
        experiment = { ...experiment, sweep: next };
      }
      if (pages >= MOST_PAGES) return;
    }
  }

  async #readPage(experiment: MirroredExperiment, signal: AbortSignal) {
    const { id, sourceId } = experiment;
    const asked = this.#now().toISOString();
    const position = experiment.sweep ?? { begunAt: asked };
    if (!experiment.sweep) await this.#lookAtName(experiment, signal);
    const page = await readPassPage(this.#server, sourceId, position, signal);
    await this.#runs.save(
      id,
      page.runs.map(toIndexedRun),
      this.#now().toISOString(),
    );
    await this.#markGone(experiment, page, asked, signal);
    if (page.next) await this.#experiments.writeSweep(id, page.next);
    else await this.#experiments.endSweep(id, this.#now().toISOString());
    return page.next;
  }

  async #lookAtName(experiment: MirroredExperiment, signal: AbortSignal) {
    const now = await this.#server.getExperiment(experiment.sourceId, {
      signal,
    });
    if (
      now.name !== (experiment.sourceName ?? experiment.name) ||
      now.lifecycleStage !== experiment.lifecycle
    ) {
      await this.#experiments.noteRenamed(experiment.id, now);
    }
  }

  /** Runs that a page should have had and has not: asked for by id, and if they are not there, gone. */
  async #markGone(
    { id, sourceId }: MirroredExperiment,
    { covers }: PassPage,
    asked: string,
    signal: AbortSignal,
  ) {
    if (!covers) return;
    const missing = await this.#runs.findBegunWithin(id, {
      ...covers,
      seenBefore: asked,
    });
    for (let part = 0; part < MOST_PARTS; part += 1) {
      const ids = missing.slice(part * PART, (part + 1) * PART);
      if (ids.length === 0) return;
      const { items } = await this.#server.searchRuns(
        {
          experimentIds: [sourceId],
          filter: runIdFilter(ids),
          view: 'all',
          limit: ids.length,
        },
        { signal },
      );
      const now = this.#now().toISOString();
      await this.#runs.save(id, items.map(toIndexedRun), now);
      const present = new Set(items.map(run => run.id));
      await this.#runs.markGone(
        id,
        ids.filter(one => !present.has(one)),
        now,
      );
    }
  }
}
