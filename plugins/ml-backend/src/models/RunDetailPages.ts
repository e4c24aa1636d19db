import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ArtefactPage,
  ArtefactPreview,
  RunDetail,
} from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../authorization';
import {
  readableModels,
  type EntityReader,
  type ModelSpec,
  type ReadModel,
} from '../entities';
import type { PortDirectory } from '../ports/PortDirectory';
import type { RegistryReader } from '../registry';
import type { RunReader } from '../runs';
import { RunArtefactReader } from '../runs/artefacts';
import { RunPartsReader } from '../runs/detail';
import { causeOf, type LaunchFinder } from './runCause';

/** A run of a model, and of a model that the run logged. */
export type ArtefactPlace = { runId: string; loggedModel?: string };

/** MLflow logs what it measures of the machine below this. */
const SYSTEM = 'system/';

/**
 * Everything of one run, for callers with credentials: it takes `ml.read` and the catalog's permission to read the
 * model, and the run must be one of the model's.
 */
export class RunDetailPages {
  readonly #readModel: ReadModel;
  readonly #registry: Pick<RegistryReader, 'getKnownVersionsOfRuns'>;
  readonly #runs: Pick<RunReader, 'getRun' | 'getRunsById' | 'getBelow'>;
  readonly #launches: LaunchFinder;
  readonly #parts: RunPartsReader;
  readonly #artefacts: RunArtefactReader;

  constructor(options: {
    access: EntityAccess;
    entities: EntityReader;
    ports: PortDirectory;
    registry: Pick<RegistryReader, 'getKnownVersionsOfRuns'>;
    runs: Pick<RunReader, 'getRun' | 'getRunsById' | 'getBelow'>;
    launches: LaunchFinder;
  }) {
    this.#readModel = readableModels(options);
    this.#registry = options.registry;
    this.#runs = options.runs;
    this.#launches = options.launches;
    this.#parts = new RunPartsReader(options);
    this.#artefacts = new RunArtefactReader(options);
  }

  async getRun(
    entityRef: string,
    runId: string,
    credentials: BackstageCredentials,
  ): Promise<RunDetail> {
    const model = await this.#readModel(entityRef, credentials);
    const run = await this.#runs.getRun(model, runId);
    const [versions, below, cause, parts] = await Promise.all([
      this.#registry.getKnownVersionsOfRuns(model.registry, [runId]),
      this.#runs.getBelow(model, runId),
      causeOf(this.#launches, model, run),
      this.#parts.read(
        model.registry.instance,
        runId,
        async makers =>
          new Set((await this.#runs.getRunsById(model, makers)).keys()),
      ),
    ]);
    return {
      ...run,
      ...below,
      versions: versions.get(runId) ?? [],
      cause,
      systemMetrics: run.metrics
        .map(({ key }) => key)
        .filter(key => key.startsWith(SYSTEM)),
      ...parts,
    };
  }

  async listArtefacts(
    entityRef: string,
    place: ArtefactPlace,
    query: { path?: string; limit: number; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<ArtefactPage> {
    const { registry } = await this.#readModelOf(entityRef, place, credentials);
    return this.#artefacts.list(
      { instance: registry.instance, ...place },
      query,
    );
  }

  async previewArtefact(
    entityRef: string,
    place: ArtefactPlace,
    path: string,
    credentials: BackstageCredentials,
  ): Promise<ArtefactPreview> {
    const { registry } = await this.#readModelOf(entityRef, place, credentials);
    return this.#artefacts.preview(
      { instance: registry.instance, ...place },
      path,
    );
  }

  /** The model, of which the run is one. */
  async #readModelOf(
    entityRef: string,
    { runId }: ArtefactPlace,
    credentials: BackstageCredentials,
  ): Promise<ModelSpec> {
    const model = await this.#readModel(entityRef, credentials);
    await this.#runs.getRun(model, runId);
    return model;
  }
}
