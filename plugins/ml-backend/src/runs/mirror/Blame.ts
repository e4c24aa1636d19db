import { isError } from '@backstage/errors';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import { toTime } from '../../ports/toTime';
import type { ExperimentProgress } from '../store/ExperimentProgress';
import type { MirroredExperiment } from '../store/ExperimentStore';
import { EndlessPagesError } from './passPage';

/** First and longest pause of an experiment that fails, in milliseconds: one that hangs costs the others a turn. */
const FIRST = 5_000;
const LONGEST = 300_000;

const wordsOf = (error: unknown) =>
  isError(error) ? error.message : String(error);

/**
 * Tells a server that does not answer, which ends the turn, from one thing of it that cannot be read, which is left
 * alone for a while so that all others go on.
 */
export class Blame {
  readonly #server: TrackingServer;
  readonly #progress: ExperimentProgress;
  readonly #now: () => Date;
  #trouble: string | undefined;

  constructor(options: {
    server: TrackingServer;
    progress: ExperimentProgress;
    now: () => Date;
  }) {
    this.#server = options.server;
    this.#progress = options.progress;
    this.#now = options.now;
  }

  /** Throws where the server itself does not answer, or refuses the portal altogether. */
  async assureAnswers(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await this.#server.check({ signal });
  }

  /** Leaves an experiment alone for a while, the longer the more often it failed. As {@link Blame.assureAnswers}. */
  async put(
    experiment: MirroredExperiment,
    error: unknown,
    signal: AbortSignal,
  ): Promise<void> {
    await this.note(experiment, error, signal);
    const { failures } = experiment;
    await this.#progress.writeFailure(experiment, {
      error: wordsOf(error),
      retryAt: toTime(
        +this.#now() + Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 20)),
      ),
      anew: error instanceof EndlessPagesError,
    });
  }

  /** Notes something that fails by itself. As {@link Blame.assureAnswers}. */
  async note(
    of: Pick<MirroredExperiment, 'name'> | undefined,
    error: unknown,
    signal: AbortSignal,
  ): Promise<void> {
    await this.assureAnswers(signal);
    const words = wordsOf(error);
    this.#trouble = of ? `Experiment ‘${of.name}’: ${words}` : words;
  }

  /** What was noted last since this was asked. */
  take(): string | undefined {
    const trouble = this.#trouble;
    this.#trouble = undefined;
    return trouble;
  }
}
