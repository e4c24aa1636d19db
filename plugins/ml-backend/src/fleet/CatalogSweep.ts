import type { AuthService } from '@backstage/backend-plugin-api';
import { isModelLike } from '@slipway/plugin-ml-common';
import { MODEL_ENTITIES } from '@slipway/plugin-ml-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { toModelSpec, type ModelSpec } from '../entities';
import type { FleetStore } from './FleetStore';

/** Takes the catalog's models into the fleet, page by page. */
export class CatalogSweep {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #store: FleetStore;
  readonly #now: () => Date;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    store: FleetStore;
    now: () => Date;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#store = options.store;
    this.#now = options.now;
  }

  /** Says how many models are new or changed, and how many are gone. */
  async sweep(
    signal?: AbortSignal,
  ): Promise<{ changed: number; gone: number }> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const specs: ModelSpec[] = [];
    const pages = this.#catalog.streamEntities(
      {
        filter: MODEL_ENTITIES,
        fields: ['kind', 'metadata', 'spec', 'relations'],
      },
      { credentials },
    );
    for await (const page of pages) {
      if (signal?.aborted) return { changed: 0, gone: 0 };
      specs.push(...page.filter(isModelLike).map(toModelSpec));
    }
    return this.#store.replaceSpecs(specs, this.#now().toISOString());
  }
}
