import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { LeftOut, Run } from '@slipway/plugin-ml-node';
import { toIndexedRun, type IndexedRun } from './runRow';
import type { RunStore } from './RunStore';

/** SQLSTATE class 22 of PostgreSQL: the database refuses a value, and would refuse it again. */
const refusalOf = (error: unknown): string | undefined => {
  const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code)
    ? code
    : undefined;
};

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

  /** Keeps runs of one experiment as they were seen at `now`. Says which were set aside, and why. */
  async keep(
    experiment: number,
    runs: readonly Run[],
    now: string,
  ): Promise<LeftOut[]> {
    const refused: LeftOut[] = [];
    const indexed = runs.flatMap(run => {
      try {
        return toIndexedRun(run);
      } catch (error) {
        const why = isError(error) ? error.message : String(error);
        refused.push({ name: run.id, why });
        return [];
      }
    });
    try {
      await this.#runs.save(experiment, indexed, now);
    } catch (error) {
      if (!refusalOf(error)) throw error;
      refused.push(...(await this.#keepEach(experiment, indexed, now)));
    }
    if (refused.length) {
      this.#logger.warn(
        `${refused.length} of ${runs.length} runs of an experiment cannot be indexed; the first because: ${refused[0].why}`,
      );
    }
    return refused;
  }

  /** Those that the database refuses. Its own words hold the statement with all values, so they are told to nobody. */
  async #keepEach(
    experiment: number,
    runs: readonly IndexedRun[],
    now: string,
  ): Promise<LeftOut[]> {
    const refused: LeftOut[] = [];
    for (const run of runs) {
      try {
        await this.#runs.save(experiment, [run], now);
      } catch (error) {
        const code = refusalOf(error);
        if (!code) throw error;
        refused.push({
          name: run.columns.source_id,
          why: `The database does not keep one of its values (SQLSTATE ${code})`,
        });
      }
    }
    return refused;
  }
}
