import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogCredentials } from '../authorization';
import { NODE_FIELDS } from './CatalogLineage';
import { namesOfEntity } from './dataNames';

/** Names that are looked up at once. */
const MOST_NAMES = 200;
const KINDS = ['resource', 'featureset'];

/** Finds the tables and feature sets that runs name though no relation leads to them. */
export class CataloguedData {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /**
   * By name or title, in one query, of what the caller may see. A name that several entities have is nobody's: which of
   * them was read is not known.
   */
  async named(
    names: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, Entity>> {
    const asked = [...new Set(names)].slice(0, MOST_NAMES);
    if (asked.length === 0) return new Map();
    const { items } = await this.#catalog.queryEntities(
      {
        filter: ['metadata.name', 'metadata.title'].map(field => ({
          kind: KINDS,
          [field]: asked,
        })),
        fields: NODE_FIELDS,
        limit: 2 * MOST_NAMES,
      },
      { credentials: await catalogCredentials(this.#auth, credentials) },
    );
    const found = new Map<string, Entity[]>();
    for (const entity of items) {
      for (const name of namesOfEntity(entity)) {
        found.set(name, [...(found.get(name) ?? []), entity]);
      }
    }
    return new Map(
      asked.flatMap((name): [string, Entity][] => {
        const entities = found.get(name) ?? [];
        return entities.length === 1 ? [[name, entities[0]]] : [];
      }),
    );
  }
}
