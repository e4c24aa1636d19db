import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { RunEnvironments as Shown } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { EntityAccess } from '../authorization';
import { readableModels, type EntityReader, type ReadModel } from '../entities';
import type { PortDirectory } from '../ports/PortDirectory';
import type { RunReader } from '../runs';
import { RunEnvironments } from '../runs/environment';

/**
 * The packages that runs of a model logged, for callers with credentials: it takes `ml.read` and the catalog's
 * permission to read the model, and runs that are not the model's are left out.
 */
export class RunEnvironmentPages {
  readonly #readModel: ReadModel;
  readonly #runs: Pick<RunReader, 'getRunsById'>;
  readonly #environments: RunEnvironments;

  constructor(options: {
    access: EntityAccess;
    database: Knex;
    entities: EntityReader;
    logger: LoggerService;
    now: () => Date;
    ports: PortDirectory;
    runs: Pick<RunReader, 'getRunsById'>;
  }) {
    this.#readModel = readableModels(options);
    this.#runs = options.runs;
    this.#environments = new RunEnvironments(options);
  }

  async getEnvironments(
    entityRef: string,
    { runIds, read }: { runIds: readonly string[]; read: boolean },
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<Shown> {
    const model = await this.#readModel(entityRef, credentials);
    const own = await this.#runs.getRunsById(model, runIds);
    const runs = [...new Set(runIds)].flatMap(id => own.get(id) ?? []);
    return this.#environments.read(model.registry.instance, runs, {
      ask: read,
      signal,
    });
  }
}
