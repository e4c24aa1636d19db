import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  MLFLOW_EXPERIMENT_ANNOTATION,
  MLFLOW_MODEL_ANNOTATIONS,
  MLFLOW_MODEL_URI_ANNOTATION,
} from '@slipway/plugin-ml-common';

const PAGE = 200;

/** Our kinds, and the models that somebody described by hand. */
const FILTER: Record<string, string | symbol | string[]>[] = [
  { kind: ['mlmodel', 'featureset', 'mlpipeline'] },
  { kind: ['component', 'resource'], 'spec.type': 'ml-model' },
  ...[
    ...MLFLOW_MODEL_ANNOTATIONS,
    MLFLOW_MODEL_URI_ANNOTATION,
    MLFLOW_EXPERIMENT_ANNOTATION,
  ].map(annotation => ({
    kind: ['component', 'resource'],
    [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
  })),
];

/** The entities to index, page by page, read with the plugin's own credentials. */
export class CatalogPages {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  async *pages(): AsyncIterable<Entity[]> {
    yield* this.#catalog.streamEntities(
      { filter: FILTER, pageSize: PAGE },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
  }
}
