import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  mlLaunchCreatePermission,
  mlPromotionRequestPermission,
  mlReadPermission,
  type ModelOverview,
  type PipelineOverview,
} from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../authorization';
import { readableModels, type EntityReader, type ReadModel } from '../entities';
import type { Environment } from '../environments';
import type { RegisteredRefs } from '../fleet';
import { resolveResources } from '../launches/resources';
import type { PortDirectory } from '../ports/PortDirectory';
import { nameKey, type RegistryReader } from '../registry';
import { goneModel, type NewNames } from './goneModel';
import { newestVersion } from './newestVersion';
import type { DeploymentDescriber } from './types';

/**
 * What the overview of one model and the page of one pipeline show, for callers with credentials: everything takes
 * `ml.read` and the catalog's permission to read the entity.
 */
export class ModelPages {
  readonly #access: EntityAccess;
  readonly #entities: EntityReader;
  readonly #readModel: ReadModel;
  readonly #environments: readonly Environment[];
  readonly #ports: PortDirectory;
  readonly #registry: RegistryReader;
  readonly #deployments: DeploymentDescriber;
  readonly #newNames: NewNames;

  constructor(options: {
    access: EntityAccess;
    entities: EntityReader;
    environments: readonly Environment[];
    ports: PortDirectory;
    registry: RegistryReader;
    registeredRefs: Pick<RegisteredRefs, 'find'>;
    deployments: DeploymentDescriber;
  }) {
    this.#access = options.access;
    this.#entities = options.entities;
    this.#readModel = readableModels(options);
    this.#environments = options.environments;
    this.#ports = options.ports;
    this.#registry = options.registry;
    this.#deployments = options.deployments;
    this.#newNames = options;
  }

  async getOverview(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ModelOverview> {
    const model = await this.#readModel(entityRef, credentials);
    const [deployments, newest, requestPromotion, standings, registered] =
      await Promise.all([
        this.#deployments.describe(model, credentials),
        newestVersion(this.#registry, model),
        this.#access.may(mlPromotionRequestPermission, model.ref, credentials),
        this.#registry.getStandings([model.registry]),
        this.#registry.getServing([model.registry]),
      ]);
    const standing = standings.get(nameKey(model.registry));
    const registryInstance = this.#ports.modelRegistries.find(
      ({ name }) => name === model.registry.instance,
    );
    return {
      ref: model.ref,
      name: model.name,
      title: model.title,
      description: model.description,
      type: model.type,
      owner: model.owner,
      tier: model.tier,
      lifecycle: model.lifecycle,
      servingMode: model.serving.mode,
      registry: { ...model.registry, url: registryInstance?.webUrl },
      experiments: model.experiments,
      environments: this.#environments.map(({ name, title, alias, stage }) => {
        const deployment = deployments.find(one => one.environment === name);
        const byRegistry = registered
          .get(nameKey(model.registry))
          ?.find(one => one.environment === name);
        return {
          name,
          title,
          alias,
          stage,
          deployment,
          byRegistry: deployment?.version ? undefined : byRegistry,
        };
      }),
      newestVersion: newest.version,
      pipelines: model.trainedBy,
      requestPromotion,
      movedOutside: standing?.movedOutside,
      gone: await goneModel(this.#newNames, model, standing?.gone, credentials),
      freshness: newest.freshness,
    };
  }

  async getPipeline(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<PipelineOverview> {
    const [, pipeline, launch] = await Promise.all([
      this.#access.require(mlReadPermission, credentials),
      this.#entities.getPipeline(entityRef, credentials),
      this.#access.may(mlLaunchCreatePermission, entityRef, credentials),
    ]);
    return {
      ...pipeline,
      resources: resolveResources(pipeline.resources),
      launch,
    };
  }
}
