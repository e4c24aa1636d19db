import { Readable } from 'node:stream';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  isModelLike,
  registryNameOf,
  type RegisteredModel,
  type RegistryName,
} from '@slipway/plugin-ml-common';
import type { CatalogPages } from './CatalogPages';
import { entityDocument, versionDocument, type MlDocument } from './documents';
import type { RegistryPages } from './RegistryPages';

const OURS = new Set(['mlmodel', 'featureset', 'mlpipeline']);

const keyOf = ({ instance, model }: RegistryName) =>
  JSON.stringify([instance, model]);

const isOurs = ({ kind }: Entity) => OURS.has(kind.toLocaleLowerCase('en-US'));

/**
 * Makes the documents of type `ml`: one for each model, feature set and pipeline of our kinds, and one for each version
 * of every model, whichever way it is described. A model that somebody described as a component is left to the
 * catalog's own collator, so that nothing is found twice. Each document is shown to those who may read its entity.
 */
export class MlCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'ml';
  readonly visibilityPermission = catalogEntityReadPermission;

  readonly #catalog: Pick<CatalogPages, 'pages'>;
  readonly #registry: Pick<RegistryPages, 'models' | 'versions'>;
  readonly #logger: LoggerService;
  readonly #locationTemplate: string;

  constructor(options: {
    catalog: Pick<CatalogPages, 'pages'>;
    registry: Pick<RegistryPages, 'models' | 'versions'>;
    logger: LoggerService;
    locationTemplate: string;
  }) {
    this.#catalog = options.catalog;
    this.#registry = options.registry;
    this.#logger = options.logger;
    this.#locationTemplate = options.locationTemplate;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncIterable<MlDocument> {
    const registered = await this.#registered();
    for await (const page of this.#catalog.pages()) {
      for (const entity of page) {
        const row = isModelLike(entity)
          ? registered.get(keyOf(registryNameOf(entity)))
          : undefined;
        if (isOurs(entity)) {
          yield entityDocument(entity, row, this.#locationTemplate);
        }
        if (row && row.versions > 0) yield* this.#versionsOf(entity, row);
      }
    }
  }

  /** An index without what the registries say is better than yesterday's, or none. */
  async #registered(): Promise<Map<string, RegisteredModel>> {
    const registered = new Map<string, RegisteredModel>();
    try {
      for await (const row of this.#registry.models()) {
        registered.set(keyOf(row), row);
      }
    } catch (error) {
      this.#logger.warn('Versions are not searchable until the next indexing', {
        error: String(error),
      });
    }
    return registered;
  }

  async *#versionsOf(
    entity: Entity,
    row: RegisteredModel,
  ): AsyncIterable<MlDocument> {
    try {
      for await (const version of this.#registry.versions(row)) {
        if (version.deletedAt) continue;
        yield versionDocument(entity, version, this.#locationTemplate);
      }
    } catch (error) {
      this.#logger.warn(`Versions of ${row.model} are not searchable`, {
        error: String(error),
      });
    }
  }
}
