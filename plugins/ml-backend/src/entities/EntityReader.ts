import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ModelSpec, PipelineSpec } from './types';

/**
 * Reads catalog entities into typed specs. With a person's credentials the catalog's own read permission applies, and
 * what the person may not see is `NotFoundError`, as is what does not exist.
 */
export interface EntityReader {
  getModel(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ModelSpec>;
  getPipeline(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<PipelineSpec>;
  /** Specs of those of the references that are models the credentials may read; one catalog call. */
  getModels(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, ModelSpec>>;
}
