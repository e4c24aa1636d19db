import type * as Words from '../words';
import { entityPath, part } from './address';
import type { MlCallOptions, MlServer } from './MlServer';

/** What serves where. */
export const deploymentCalls = (server: MlServer) => ({
  getDeployments(entityRef: string, options?: MlCallOptions) {
    return server.get<{ items: Words.Deployment[] }>(
      `${entityPath(entityRef)}/deployments`,
      options,
    );
  },

  rollBack(
    entityRef: string,
    environment: string,
    reason: string,
    options?: MlCallOptions,
  ) {
    return server.post<Words.Promotion>(
      `${entityPath(entityRef)}/deployments/${part(environment)}/rollback`,
      { reason },
      options,
    );
  },
});
