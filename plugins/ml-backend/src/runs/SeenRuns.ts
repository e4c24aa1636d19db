import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Experiment, Run } from '@slipway/plugin-ml-node';
import { CopyAge } from '../ports/CopyAge';
import type { RunIndex } from './RunIndex';
import type { RunsOf } from './types';

/** Keeps runs that their source has just shown on a page, for when it is away. */
export class SeenRuns {
  readonly #index: RunIndex;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #copies = new CopyAge();

  constructor(options: {
    index: RunIndex;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#index = options.index;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Now and then; what cannot be written costs nobody a page. */
  async keep(
    model: RunsOf,
    seen: { experiments: readonly Experiment[]; runs: readonly Run[] },
  ): Promise<void> {
    const { instance } = model.registry;
    const { experiments, runs } = seen;
    const list = [instance, model.experiments];
    if (!this.#copies.isDue(list, runs, +this.#now())) return;
    try {
      await this.#index.save(instance, experiments, runs);
    } catch (error) {
      this.#logger.warn(`Runs of ${model.ref} were not kept`, {
        error: String(error),
      });
    }
  }
}
