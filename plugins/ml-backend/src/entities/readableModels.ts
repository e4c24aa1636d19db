import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mlReadPermission } from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../authorization';
import type { EntityReader } from './EntityReader';
import type { ModelSpec } from './types';

/**
 * Reads a model for a caller who may see it and what Slipway knows of it. Throws `NotAllowedError` without `ml.read` and
 * `NotFoundError` for what is not there or may not be seen.
 */
export type ReadModel = (
  entityRef: string,
  credentials: BackstageCredentials,
) => Promise<ModelSpec>;

/** The one way from a reference that a page was asked for to its model. */
export const readableModels =
  (options: { access: EntityAccess; entities: EntityReader }): ReadModel =>
  async (entityRef, credentials) => {
    const [, model] = await Promise.all([
      options.access.require(mlReadPermission, credentials),
      options.entities.getModel(entityRef, credentials),
    ]);
    return model;
  };
