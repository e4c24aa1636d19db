import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  mlReadPermission,
  type MovePage,
  type ProductionAt,
  type RegisteredModelPage,
  type RegisteredVersionPage,
} from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../authorization';
import { readableModels, type EntityReader, type ReadModel } from '../entities';
import type {
  MoveListQuery,
  RegisteredListQuery,
  RegisteredName,
  RegistryReader,
  VersionListQuery,
} from './types';

/** The registry for callers with credentials: of an entity to who may read it, of the registries whole to `ml.read`. */
export class RegistryPages {
  readonly #access: EntityAccess;
  readonly #readModel: ReadModel;
  readonly #registry: RegistryReader;

  constructor(options: {
    access: EntityAccess;
    entities: EntityReader;
    registry: RegistryReader;
  }) {
    this.#access = options.access;
    this.#readModel = readableModels(options);
    this.#registry = options.registry;
  }

  async getHistory(
    entityRef: string,
    query: MoveListQuery,
    credentials: BackstageCredentials,
  ): Promise<MovePage> {
    const name = await this.#nameOf(entityRef, credentials);
    return this.#registry.listMoves(name, query);
  }

  async getProductionAt(
    entityRef: string,
    at: Date,
    credentials: BackstageCredentials,
  ): Promise<ProductionAt> {
    const name = await this.#nameOf(entityRef, credentials);
    return this.#registry.getProductionAt(name, at);
  }

  async listModels(
    query: RegisteredListQuery,
    credentials: BackstageCredentials,
  ): Promise<RegisteredModelPage> {
    await this.#access.require(mlReadPermission, credentials);
    return this.#registry.listRegistered(query);
  }

  async listVersions(
    name: RegisteredName,
    query: VersionListQuery,
    credentials: BackstageCredentials,
  ): Promise<RegisteredVersionPage> {
    await this.#access.require(mlReadPermission, credentials);
    return this.#registry.listRegisteredVersions(name, query);
  }

  async #nameOf(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<RegisteredName> {
    return (await this.#readModel(entityRef, credentials)).registry;
  }
}
