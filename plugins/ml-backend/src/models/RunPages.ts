import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Curve,
  Run,
  RunColumns,
  RunComparison,
  RunCurves,
  RunPage,
} from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../authorization';
import {
  readableModels,
  type EntityReader,
  type ModelSpec,
  type ReadModel,
} from '../entities';
import type { RegistryReader } from '../registry';
import type {
  RunColumnsQuery,
  RunCurvesQuery,
  RunListQuery,
  RunReader,
} from '../runs';

/**
 * Runs of a model's experiments, for callers with credentials: everything takes `ml.read` and the catalog's permission
 * to read the entity.
 */
export class RunPages {
  readonly #readModel: ReadModel;
  readonly #registry: RegistryReader;
  readonly #runs: RunReader;

  constructor(options: {
    access: EntityAccess;
    entities: EntityReader;
    registry: RegistryReader;
    runs: RunReader;
  }) {
    this.#readModel = readableModels(options);
    this.#registry = options.registry;
    this.#runs = options.runs;
  }

  async listRuns(
    entityRef: string,
    query: RunListQuery,
    credentials: BackstageCredentials,
  ): Promise<RunPage> {
    const model = await this.#readModel(entityRef, credentials);
    const page = await this.#runs.listRuns(model, query);
    return { ...page, items: await this.#withVersions(model, page.items) };
  }

  async getColumns(
    entityRef: string,
    query: RunColumnsQuery,
    credentials: BackstageCredentials,
  ): Promise<RunColumns> {
    const model = await this.#readModel(entityRef, credentials);
    return this.#runs.getColumns(model, query);
  }

  async compareRuns(
    entityRef: string,
    runIds: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<RunComparison> {
    const model = await this.#readModel(entityRef, credentials);
    const found = await this.#runs.readRunsById(model, runIds);
    const runs = [...new Set(runIds)].flatMap(id => found.runs.get(id) ?? []);
    return {
      runs: await this.#withVersions(model, runs),
      missing: runIds.filter(id => !found.runs.has(id)),
      freshness: found.freshness,
    };
  }

  async getCurves(
    entityRef: string,
    query: RunCurvesQuery,
    credentials: BackstageCredentials,
  ): Promise<RunCurves> {
    const model = await this.#readModel(entityRef, credentials);
    return this.#runs.getCurves(model, query);
  }

  async getCurve(
    entityRef: string,
    query: { runId: string; metric: string; maxPoints: number },
    credentials: BackstageCredentials,
  ): Promise<Curve> {
    const model = await this.#readModel(entityRef, credentials);
    return this.#runs.getCurve(model, query);
  }

  async #withVersions(model: ModelSpec, runs: Run[]): Promise<Run[]> {
    const versions = await this.#registry.getKnownVersionsOfRuns(
      model.registry,
      runs.map(({ id }) => id),
    );
    return runs.map(run => ({ ...run, versions: versions.get(run.id) ?? [] }));
  }
}
