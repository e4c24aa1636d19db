import { isError } from '@backstage/errors';
import type { AuthorizedLaunchService } from '../launches';
import type { DeploymentPages } from '../deployments';
import type { PromotionParts } from './PromotionReader';

const HIDDEN = new Set(['NotFoundError', 'NotAllowedError']);

/** What the caller may not see of a promotion is left out; the rest of the page is shown. */
const orNothing = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (isError(error) && HIDDEN.has(error.name)) return undefined;
    throw error;
  }
};

/** Launch and deployment of a promotion, as their rooms show them to the caller. */
export const promotionParts = (rooms: {
  authorizedLaunches: AuthorizedLaunchService;
  deploymentPages: DeploymentPages;
}): PromotionParts => ({
  launch: (id, credentials) =>
    orNothing(() => rooms.authorizedLaunches.get(id, credentials)),
  deployment: (model, environment, credentials) =>
    orNothing(async () => {
      const all = await rooms.deploymentPages.list(model, credentials);
      return all.find(one => one.environment === environment);
    }),
});
