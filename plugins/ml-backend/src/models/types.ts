import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Deployment } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import type { DeploymentService } from '../deployments/types';

/** What the pages of one model ask of deployments: what serves where, for many models in one query. */
export type ServingReader = Pick<DeploymentService, 'getByModel'>;

/** A model's deployments in the API's words. */
export interface DeploymentDescriber {
  /** One per environment that something was ever deployed to. */
  describe(
    model: ModelSpec,
    credentials: BackstageCredentials,
  ): Promise<Deployment[]>;
}
