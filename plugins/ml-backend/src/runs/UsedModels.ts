import { isError } from '@backstage/errors';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import type { PortDirectory } from '../ports/PortDirectory';

const AT_ONCE = 4;
const MOST = 50;
const LONGEST_ID = 64;
/** Longest wait for one run, in milliseconds. */
const PATIENCE = 10_000;

/** What the table says of a run that was looked at and used none. */
const NONE = '';

type Unseen = { id: number; source_id: string };

const isId = (id: string): boolean =>
  id.length <= LONGEST_ID && /^[\w.-]+$/.test(id);

/**
 * Which logged models (MLflow 3) runs used, in `run_used_models`. MLflow says it of single runs only, so it is asked
 * once for each run that matters, after its end: then it does not change.
 */
export class UsedModels {
  readonly #database: Knex;
  readonly #ports: Pick<PortDirectory, 'trackingServer'>;

  constructor(options: {
    database: Knex;
    ports: Pick<PortDirectory, 'trackingServer'>;
  }) {
    this.#database = options.database;
    this.#ports = options.ports;
  }

  /**
   * Looks at those of the runs that are in the index, have ended and were not looked at yet; at most 50. Throws when the
   * server does not answer; what it said until then is kept.
   */
  async lookAt(instance: string, runIds: readonly string[]): Promise<void> {
    const unseen = await this.#findUnseen(instance, runIds);
    if (unseen.length === 0) return;
    const server = this.#ports.trackingServer(instance);
    for (let from = 0; from < unseen.length; from += AT_ONCE) {
      await Promise.all(
        unseen
          .slice(from, from + AT_ONCE)
          .map(async run =>
            this.#keep(run, await usedBy(server, run.source_id)),
          ),
      );
    }
  }

  async #findUnseen(
    instance: string,
    runIds: readonly string[],
  ): Promise<Unseen[]> {
    if (runIds.length === 0) return [];
    return this.#database('indexed_runs as r')
      .join('run_experiments as e', 'e.id', 'r.experiment')
      .leftJoin('run_used_models as u', 'u.run', 'r.id')
      .where('e.instance', instance)
      .whereIn('r.source_id', [...new Set(runIds)])
      .whereNotIn('r.status', ['RUNNING', 'SCHEDULED'])
      .whereNull('u.run')
      .orderBy('r.id')
      .limit(MOST)
      .select('r.id', 'r.source_id');
  }

  /** Two that look at the same time write the same. */
  async #keep({ id }: Unseen, models: readonly string[]): Promise<void> {
    await this.#database.transaction(async transaction => {
      await transaction('run_used_models').where({ run: id }).delete();
      await transaction('run_used_models').insert(
        (models.length > 0 ? models : [NONE]).map(model => ({
          run: id,
          logged_model: model,
        })),
      );
    });
  }
}

/** A run that is gone used none that anybody could find. */
async function usedBy(
  server: TrackingServer,
  runId: string,
): Promise<string[]> {
  try {
    const { usedModels = [] } = await server.getRun(runId, {
      signal: AbortSignal.timeout(PATIENCE),
    });
    return [...new Set(usedModels)].filter(isId).slice(0, MOST);
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') return [];
    throw error;
  }
}
