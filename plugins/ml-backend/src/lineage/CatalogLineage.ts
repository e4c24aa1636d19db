import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isModelLike } from '@slipway/plugin-ml-common';
import { catalogCredentials } from '../authorization';
import { toModelSpec } from '../entities';
import type { DataReaders } from './DataReaders';
import type { Graph, LineageQuery } from './types';
import { Walk } from './Walk';

/** What a node and a model's place in the registry need; an API's definition, which can be large, is none of it. */
export const NODE_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.annotations',
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.registry',
  'spec.experiments',
  'relations',
];

/**
 * Walks the catalog's relations from one entity, breadth first: upstream from what is upstream, downstream from what is
 * downstream, and there also from data and models to the versions that were made from them. One catalog query for each step, with
 * the caller's credentials, and one at the end that tells what does not exist from what the caller may not see: the
 * former is shown as unknown, the latter is left out.
 */
export class CatalogLineage {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #readers: Pick<DataReaders, 'refsOf' | 'readingsOf'>;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    dataReaders: Pick<DataReaders, 'refsOf' | 'readingsOf'>;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#readers = options.dataReaders;
  }

  async walk(
    root: Entity,
    query: LineageQuery,
    credentials: BackstageCredentials,
  ): Promise<Graph> {
    const asked = await catalogCredentials(this.#auth, credentials);
    const walk = new Walk(root, query);
    while (walk.goesOn) {
      const material = walk.materialAhead();
      const readers = await this.#readers.refsOf(material);
      const found = await this.#read(walk.wanted(readers), asked);
      const models = readers
        .map(ref => found.get(ref) ?? walk.entity(ref))
        .filter(entity => entity !== undefined)
        .filter(isModelLike);
      const readings = await this.#readers.readingsOf(
        models.map(toModelSpec),
        material,
      );
      walk.step(found, readings, models);
    }
    const isMore =
      walk.isMore ||
      (await this.#readers.refsOf(walk.materialAhead())).length > 0;
    return walk.end({
      unknown: await this.#unknownAmong(walk.missing),
      deeper: isMore,
    });
  }

  async #read(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, Entity>> {
    if (refs.length === 0) return new Map();
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [...refs], fields: NODE_FIELDS },
      { credentials },
    );
    return new Map(
      items.flatMap(entity =>
        entity ? [[stringifyEntityRef(entity), entity]] : [],
      ),
    );
  }

  /** Those of the references that nobody's catalog has. */
  async #unknownAmong(refs: readonly string[]): Promise<Set<string>> {
    if (refs.length === 0) return new Set();
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [...refs], fields: ['kind'] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return new Set(refs.filter((_, index) => !items[index]));
  }
}
