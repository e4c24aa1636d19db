import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { MlClient } from '@slipway/plugin-ml-common';
import type { KnownRegistered } from './planMutation';

const PAGE = 200;

/**
 * Every registered model that the `ml` plugin knows, those that are gone among them. Throws what its API throws, and
 * `TypeError` where it does not answer.
 */
export async function readRegistered(
  { auth, discovery }: { auth: AuthService; discovery: DiscoveryService },
  signal: AbortSignal,
): Promise<KnownRegistered[]> {
  const client = new MlClient({ discoveryApi: discovery, fetchApi: { fetch } });
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'ml',
  });
  const all: KnownRegistered[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.getRegisteredModels(
      { limit: PAGE, includeDeleted: true, cursor },
      { signal, token },
    );
    for (const {
      instance,
      model,
      description,
      tags,
      deletedAt,
    } of page.items) {
      all.push({ instance, model, description, tags, deletedAt });
    }
    cursor = page.nextCursor;
  } while (cursor);
  return all;
}
