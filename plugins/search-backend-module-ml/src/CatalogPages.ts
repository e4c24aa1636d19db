import { createHash } from 'node:crypto';
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

  /** Another text when an entity came, changed or went. */
  async revision(): Promise<string> {
    const digest = createHash('sha256');
    const pages = this.#catalog.streamEntities(
      {
        filter: FILTER,
        pageSize: PAGE,
        fields: ['metadata.uid', 'metadata.etag'],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      for (const { metadata } of page) {
        digest.update(`${metadata.uid} ${metadata.etag}\n`);
      }
    }
    return digest.digest('base64url');
  }

  async *pages(): AsyncIterable<Entity[]> {
    yield* this.#catalog.streamEntities(
      { filter: FILTER, pageSize: PAGE },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
  }
}
