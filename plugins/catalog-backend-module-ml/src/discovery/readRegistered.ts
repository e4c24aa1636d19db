import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { createMlClient } from '@slipway/plugin-ml-common';
import type { KnownRegistered } from './planMutation';

const PAGE = 200;

/** What the `ml` plugin knows of the registries. */
export type KnownRegistries = {
  /** Names of those that are configured. */
  registries: ReadonlySet<string>;
  /** Their models, those that are gone among them. */
  registered: KnownRegistered[];
};

/**
 * Every registered model that the `ml` plugin knows, and which registries it has. Throws what its API throws, and
 * `TypeError` where it does not answer.
 */
export async function readRegistered(
  { auth, discovery }: { auth: AuthService; discovery: DiscoveryService },
  signal: AbortSignal,
): Promise<KnownRegistries> {
  const client = createMlClient({
    discoveryApi: discovery,
    fetchApi: { fetch },
  });
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'ml',
  });
  const { items: sources } = await client.getSources({ signal, token });
  const registries = new Set(
    sources.filter(({ port }) => port === 'registry').map(({ name }) => name),
  );
  const registered: KnownRegistered[] = [];
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
      registered.push({ instance, model, description, tags, deletedAt });
    }
    cursor = page.nextCursor;
  } while (cursor);
  return { registries, registered };
}
