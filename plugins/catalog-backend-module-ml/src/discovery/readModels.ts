import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isModelLike } from '@slipway/plugin-ml-common';
import { MODEL_ENTITIES } from '@slipway/plugin-ml-node';

/** What says where a model is registered, and what discovery itself writes. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.tags',
  'metadata.annotations',
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.registry',
];

/** Every model of the catalog, however it is described, with the fields that discovery compares. */
export async function readModels(
  { auth, catalog }: { auth: AuthService; catalog: CatalogService },
  signal: AbortSignal,
): Promise<Entity[]> {
  const credentials = await auth.getOwnServiceCredentials();
  const models: Entity[] = [];
  const pages = catalog.streamEntities(
    { filter: MODEL_ENTITIES, fields: FIELDS },
    { credentials },
  );
  for await (const page of pages) {
    signal.throwIfAborted();
    models.push(...page.filter(isModelLike));
  }
  return models;
}
