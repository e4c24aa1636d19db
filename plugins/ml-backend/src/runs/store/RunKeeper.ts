import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Run } from '@slipway/plugin-ml-node';
import { toIndexedRun, type IndexedRun } from './runRow';
import type { RunStore } from './RunStore';

/** SQLSTATE class 22 of PostgreSQL: the database refuses a value, and would refuse it again. */
const isRefusedValue = (error: unknown): boolean =>
  error instanceof Error && /^22/.test(String(Reflect.get(error, 'code')));

/** Takes runs of a source into the index. One that cannot be taken is set aside and stops none of the others. */
export class RunKeeper {
  readonly #runs: Pick<RunStore, 'save'>;
  readonly #logger: LoggerService;

  constructor(options: {
    runs: Pick<RunStore, 'save'>;
    logger: LoggerService;
  }) {
    this.#runs = options.runs;
    this.#logger = options.logger;
  }

  /** Keeps runs of one experiment as they were seen at `now`. Says how many were set aside. */
  async keep(
    experiment: number,
    runs: readonly Run[],
    now: string,
  ): Promise<number> {
    const refused: unknown[] = [];
    const indexed = runs.flatMap(run => {
      try {
        return toIndexedRun(run);
      } catch (error) {
        refused.push(error);
        return [];
      }
    });
    try {
      await this.#runs.save(experiment, indexed, now);
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      refused.push(...(await this.#keepEach(experiment, indexed, now)));
    }
    if (refused.length) {
      this.#logger.warn(
        `${refused.length} of ${runs.length} runs of an experiment cannot be indexed; the first because: ${refused[0]}`,
      );
    }
    return refused.length;
  }

  /** Why each of those that the database refuses was refused. */
  async #keepEach(
    experiment: number,
    runs: readonly IndexedRun[],
    now: string,
  ): Promise<unknown[]> {
    const refused: unknown[] = [];
    for (const run of runs) {
      try {
        await this.#runs.save(experiment, [run], now);
      } catch (error) {
        if (!isRefusedValue(error)) throw error;
        refused.push(error);
      }
    }
    return refused;
  }
}
