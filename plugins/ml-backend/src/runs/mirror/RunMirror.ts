import type { TrackingServer } from '@slipway/plugin-ml-node';
import type { MirrorTask, MirrorTurn } from '../../mirror';
import type {
  ExperimentStore,
  MirroredExperiment,
} from '../store/ExperimentStore';
import { toIndexedRun } from '../store/runRow';
import type { RunStore } from '../store/RunStore';
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
 * new, the finished and the running ones with every turn, and now and then a page of all, for edits and deletions.
 */
export class RunMirror implements MirrorTask {
  readonly what = 'runs';
  readonly instance: string;

  readonly #server: TrackingServer;
  readonly #experiments: ExperimentStore;
  readonly #runs: RunStore;
  readonly #now: () => Date;
  readonly #followed: FollowedExperiments;
  readonly #poll: RunPoll;
  readonly #sweep: RunSweep;
  #polledAt = 0;

  constructor(options: {
    server: TrackingServer;
    experiments: ExperimentStore;
    runs: RunStore;
    names: ExperimentNames;
    now: () => Date;
  }) {
    this.instance = options.server.name;
    this.#server = options.server;
    this.#experiments = options.experiments;
    this.#runs = options.runs;
    this.#now = options.now;
    this.#followed = new FollowedExperiments(options);
    this.#poll = new RunPoll(options);
    this.#sweep = new RunSweep(options);
  }

  async turn(signal: AbortSignal): Promise<MirrorTurn> {
    try {
      return await this.#takeTurn(signal);
    } catch (error) {
      await this.#experiments.writeError(
        this.instance,
        error instanceof Error ? error.message : String(error),
      );
      throw error;
    }
  }

  async counts(): Promise<Record<string, number>> {
    const all = await this.#experiments.listWanted(this.instance);
    return {
      experiments: all.length,
      runs: await this.#runs.count(all.map(({ id }) => id)),
    };
  }

  async #takeTurn(signal: AbortSignal): Promise<MirrorTurn> {
    await this.#followed.follow(signal);
    const all = await this.#experiments.listWanted(this.instance);
    const [first] = all
      .filter(({ completeAt }) => !completeAt)
      .sort((a, b) => pageAt(a).localeCompare(pageAt(b)));
    const complete = all.filter(({ completeAt }) => completeAt);
    const isPollDue = +this.#now() - this.#polledAt >= POLL_EVERY;
    let more = first !== undefined;
    if (isPollDue || !first) {
      this.#polledAt = +this.#now();
      more = (await this.#poll.poll(complete, signal)) || more;
    }
    if (first) await this.#readFirst(first, signal);
    else await this.#sweep.sweep(complete, signal);
    return { more };
  }

  async #readFirst(experiment: MirroredExperiment, signal: AbortSignal) {
    const { id, sourceId } = experiment;
    const asked = this.#now().toISOString();
    const position = experiment.firstPass ?? { begunAt: asked };
    const page = await readPassPage(this.#server, sourceId, position, signal);
    const now = this.#now().toISOString();
    await this.#runs.save(id, page.runs.map(toIndexedRun), now);
    if (page.next) {
      await this.#experiments.writeFirstPass(id, { ...page.next, pageAt: now });
    } else {
      await this.#experiments.complete(id, position.begunAt, now);
    }
  }
}
