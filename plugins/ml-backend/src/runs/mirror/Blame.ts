import { isError } from '@backstage/errors';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import { toTime } from '../../ports/toTime';
import { backoff } from '../../reconcile/backoff';
import type {
  ExperimentStore,
  MirroredExperiment,
} from '../store/ExperimentStore';
import { EndlessPagesError } from './passPage';

const wordsOf = (error: unknown) =>
  isError(error) ? error.message : String(error);

/**
 * Tells a server that does not answer, which ends the turn, from one thing of it that cannot be read, which is left
 * alone for a while so that all others go on.
 */
export class Blame {
  readonly #server: TrackingServer;
  readonly #experiments: ExperimentStore;
  readonly #now: () => Date;
  #trouble: string | undefined;

  constructor(options: {
    server: TrackingServer;
    experiments: ExperimentStore;
    now: () => Date;
  }) {
    this.#server = options.server;
    this.#experiments = options.experiments;
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
    await this.#experiments.writeFailure(experiment, {
      error: wordsOf(error),
      retryAt: toTime(
        +this.#now() +
          backoff({ failures, cause: 'failure', random: Math.random }),
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
