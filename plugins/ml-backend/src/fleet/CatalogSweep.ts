import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { isModelLike } from '@slipway/plugin-ml-common';
import { MODEL_ENTITIES } from '@slipway/plugin-ml-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { toModelSpec, type ModelSpec } from '../entities';
import type { FleetStore } from './FleetStore';
import type { Refused } from './replaceSpecs';

/** Takes the catalog's models into the fleet, page by page. */
export class CatalogSweep {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  readonly #store: FleetStore;
  readonly #now: () => Date;
  /** Models of which was said already that they cannot be kept. */
  #refused: ReadonlySet<string> = new Set();

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    store: FleetStore;
    now: () => Date;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
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
    const { refused, ...done } = await this.#store.replaceSpecs(
      specs,
      this.#now().toISOString(),
    );
    this.#say(refused);
    return done;
  }

  /** Once for each, not with every sweep. */
  #say(refused: readonly Refused[]) {
    for (const { ref, error } of refused) {
      if (this.#refused.has(ref)) continue;
      this.#logger.warn(
        `The fleet cannot keep ${ref} as its description stands; all other models are shown`,
        error,
      );
    }
    this.#refused = new Set(refused.map(({ ref }) => ref));
  }
}
