import {
  createBackendModule,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import searchPlugin from '@backstage/plugin-search-backend';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { collatorOver } from './__testUtils__/collatorOver';

type PolicyDecision = Awaited<
  ReturnType<PermissionsService['authorizeConditional']>
>[number];

/** "Only those that …": the catalog decides for each entity. */
const SOME: PolicyDecision = {
  result: 'CONDITIONAL',
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: {},
  },
};

/** The search backend, its index made, asked by a person whom a policy lets find this. */
async function searchAs(decision: PolicyDecision, hidden: string[] = []) {
  const { factory } = collatorOver();
  let made = () => {};
  const indexed = new Promise<void>(resolve => {
    made = resolve;
  });
  const asked: string[] = [];
  const { server } = await startTestBackend({
    features: [
      searchPlugin,
      createBackendModule({
        pluginId: 'search',
        moduleId: 'ml-at-once',
        register(env) {
          env.registerInit({
            deps: { index: searchIndexRegistryExtensionPoint },
            async init({ index }) {
              index.addCollator({
                factory,
                schedule: {
                  run: async task => {
                    await task.fn(new AbortController().signal);
                    made();
                  },
                },
              });
            },
          });
        },
      }),
      mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(({ permission }) => {
            asked.push(permission.name);
            return decision;
          }),
        authorize: async requests =>
          requests.map(request => ({
            result:
              'resourceRef' in request &&
              hidden.includes(String(request.resourceRef))
                ? 'DENY'
                : 'ALLOW',
          })),
      }).factory,
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true } },
      }),
    ],
  });
  await indexed;
  const response = await fetch(
    `http://localhost:${server.port()}/api/search/query?term=version&types[0]=ml`,
    { headers: { authorization: mockCredentials.user.header() } },
  );
  const { results }: { results: { document: { title: string } }[] } =
    await response.json();
  await server.stop();
  return { titles: results.map(({ document }) => document.title), asked };
}

describe('who finds what in the search backend', () => {
  it('is decided by ml.search.read', async () => {
    const { titles, asked } = await searchAs({ result: 'ALLOW' });
    expect(asked).toEqual(['ml.search.read']);
    expect(titles).toEqual(
      expect.arrayContaining(['Flight delay version 2', 'no-show version 7']),
    );
  });

  it('is nothing at all without it, no description of any version either', async () => {
    const { titles } = await searchAs({ result: 'DENY' });
    expect(titles).toEqual([]);
  });

  it('is nothing of a hidden entity, nor of its versions', async () => {
    const { titles } = await searchAs(SOME, ['mlmodel:default/flight-delay']);
    expect(titles).toEqual(['no-show version 7']);
  });
});
