import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isModelLike, isPipelineLike } from '@slipway/plugin-ml-common';
import { catalogCredentials } from '../authorization';
import type { EntityReader } from './EntityReader';
import { toModelSpec } from './modelSpec';
import { toPipelineSpec } from './pipelineSpec';
import type { ModelSpec, PipelineSpec } from './types';

/** Reads specs from the catalog with the caller's credentials, so that the catalog's own permissions apply. */
export class CatalogEntityReader implements EntityReader {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  async getModel(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ModelSpec> {
    const entity = await this.#get(entityRef, credentials);
    if (!isModelLike(entity)) {
      throw new NotFoundError(
        `${entityRef} is not a model: it is neither an MLModel, nor of spec.type 'ml-model', nor annotated with an MLflow model`,
      );
    }
    return toModelSpec(entity);
  }

  async getPipeline(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<PipelineSpec> {
    const entity = await this.#get(entityRef, credentials);
    if (!isPipelineLike(entity)) {
      throw new NotFoundError(
        `${entityRef} is not a pipeline: it is neither an MLPipeline nor of spec.type 'ml-pipeline'`,
      );
    }
    return toPipelineSpec(entity);
  }

  async getModels(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, ModelSpec>> {
    const unique = [...new Set(entityRefs)];
    if (unique.length === 0) return new Map();
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: unique },
      { credentials: await catalogCredentials(this.#auth, credentials) },
    );
    return new Map(
      items.flatMap(entity => {
        if (!entity || !isModelLike(entity)) return [];
        const spec = toModelSpec(entity);
        return [[spec.ref, spec]];
      }),
    );
  }

  async #get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials: await catalogCredentials(this.#auth, credentials),
    });
    if (!entity) {
      throw new NotFoundError(
        `There is no entity '${entityRef}' in the catalog that you may see`,
      );
    }
    return entity;
  }
}
