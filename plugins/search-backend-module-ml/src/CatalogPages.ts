import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  MODEL_ENTITIES,
  readUntil,
  REVISION_FIELDS,
  revisionOf,
} from '@slipway/plugin-ml-node';

const PAGE = 200;

/** Our kinds, and the models that somebody described by hand. */
const FILTER = [{ kind: ['featureset', 'mlpipeline'] }, ...MODEL_ENTITIES];

/** The entities to index, page by page, read with the plugin's own credentials. */
export class CatalogPages {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /** Another text when an entity came, changed or went. Throws the signal's reason. */
  async revision(signal: AbortSignal): Promise<string> {
    const pages = this.#catalog.streamEntities(
      { filter: FILTER, pageSize: PAGE, fields: REVISION_FIELDS },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return revisionOf(readUntil(signal, pages));
  }

  async *pages(): AsyncIterable<Entity[]> {
    yield* this.#catalog.streamEntities(
      { filter: FILTER, pageSize: PAGE },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
  }
}
