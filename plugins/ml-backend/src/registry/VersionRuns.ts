import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { Run, Version } from '@slipway/plugin-ml-common';
import { isNoAnswer } from '../ports/freshness';
import type { RunReader } from '../runs';
import type { SearchOrder } from './mirror/VersionSearch';
import type { VersionsOf } from './types';
import { trainingDataOf } from './version';
import type { VersionOrder } from './versionOrder';
import { keyMetrics } from './versionWords';

/** The runs that versions were registered from. They are an extra: versions are shown without them when they cannot be read. */
export class VersionRuns {
  readonly #runs: RunReader;
  readonly #logger: LoggerService;

  constructor(options: { runs: RunReader; logger: LoggerService }) {
    this.#runs = options.runs;
    this.#logger = options.logger;
  }

  /** Adds the key metrics and the training data of their runs. */
  async addMetrics(model: VersionsOf, items: Version[]): Promise<Version[]> {
    const ids = items.flatMap(({ runId }) => runId ?? []);
    const runs = await this.#runs
      .getRunsById(model, ids)
      .catch((error): Map<string, Run> => {
        this.#logger.debug(`No metrics of versions of ${model.ref}: ${error}`);
        return new Map();
      });
    return items.map(item => {
      const run = item.runId ? runs.get(item.runId) : undefined;
      return run
        ? { ...item, metrics: keyMetrics(run), data: trainingDataOf(run) }
        : item;
    });
  }

  /**
   * An order with the metric that it is by, and which versions may stand in the wrong place. Throws `InputError` for a
   * metric that is not indexed.
   */
  async order(
    model: VersionsOf,
    { by, direction }: VersionOrder,
  ): Promise<{ order: SearchOrder; partialOrder?: string }> {
    if (typeof by === 'string') return { order: { by, direction } };
    const { metric } = by;
    const { column, isComplete } = await this.#runs.getMetricColumn(
      model,
      metric,
    );
    return {
      order: { by: { metric, column }, direction },
      partialOrder: isComplete
        ? undefined
        : 'Versions whose run the portal has not read yet stand last',
    };
  }

  /** The run of one version; none where it is gone, or the tracking server away. */
  async find(
    model: VersionsOf,
    { runId }: { runId?: string },
  ): Promise<Run | undefined> {
    return runId
      ? this.#runs.getRun(model, runId).catch(withoutRun)
      : undefined;
  }

  /** As {@link find}, but from the portal's index where that has it. */
  async findKept(
    model: VersionsOf,
    { runId }: { runId?: string },
  ): Promise<Run | undefined> {
    if (!runId) return undefined;
    const found = await this.#runs
      .getRunsById(model, [runId])
      .catch(withoutRun);
    return found?.get(runId);
  }
}

function withoutRun(error: unknown): undefined {
  const isGone = isError(error) && error.name === 'NotFoundError';
  if (!isGone && !isNoAnswer(error)) throw error;
  return undefined;
}
