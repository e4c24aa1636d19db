import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  DISCOVERED_DIGEST_ANNOTATION,
  discoveredLocation,
  type RegisteredModel,
  type RegisteredModelsQuery,
} from '@slipway/plugin-ml-common';
import { readDiscovery, RegistryPages } from '@slipway/plugin-ml-node';
import { registered } from './__testUtils__/startCatalog';
import { KnownModels } from './KnownModels';

const entity = (name: string, annotations = {}): Entity => ({
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLModel',
  metadata: { name, namespace: 'default', uid: name, etag: '1', annotations },
});

const made = entity('made', {
  [DISCOVERED_DIGEST_ANNOTATION]: 'abc',
  'backstage.io/managed-by-origin-location': discoveredLocation({
    instance: 'default',
    model: 'made',
  }),
});

/** Two registries with a model each, and a catalog with a model that was made and one that was described. */
function startKnown(discovery: object) {
  const entities = [made, entity('described')];
  const asked: (string | undefined)[] = [];
  const world = {
    entities,
    asked,
    revision: 'a' as string | undefined,
    ofEach: 1,
  };
  const source = { system: 'MLflow', url: '', capabilities: [] };
  const sourceOf = (name: string) => ({
    ...source,
    name,
    port: 'registry' as const,
    reachable: true,
  });
  const auth = mockServices.auth();
  const known = new KnownModels({
    auth,
    catalog: catalogServiceMock({ entities }),
    discovery: readDiscovery(
      mockServices.rootConfig({ data: { ml: { discovery } } }),
    ),
    registry: new RegistryPages({
      auth,
      ml: {
        getSources: async () => ({
          items: ['default', 'abroad'].map(sourceOf),
        }),
        getRegisteredModels: async (query?: RegisteredModelsQuery) => {
          asked.push(query?.instance);
          return {
            items: Array<RegisteredModel>(world.ofEach).fill(
              registered(`of-${query?.instance}`),
            ),
          };
        },
        getEveryRegisteredVersion: async () => ({
          items: [],
          revision: world.revision,
        }),
      },
    }),
  });
  return {
    world,
    known,
    read: () => known.read(new AbortController().signal),
  };
}

const namesOf = (models: Entity[]) => models.map(one => one.metadata.name);

describe('what discovery compares', () => {
  it('is of the registries where it is on, and every model of the catalog', async () => {
    const { read, world } = startKnown({
      mode: 'ask',
      registries: [{ instance: 'abroad', mode: 'on' }],
    });
    const { registries, registered: models, models: entities } = await read();
    expect([...registries]).toEqual(['default', 'abroad']);
    expect(world.asked).toEqual(['abroad']);
    expect(models).toMatchObject([{ instance: 'abroad', model: 'of-abroad' }]);
    expect(namesOf(entities)).toEqual(['made', 'described']);
  });

  it('is all of a registry with more models than a call takes as arguments', async () => {
    const { read, world } = startKnown({ mode: 'on' });
    world.ofEach = 200_000;
    expect((await read()).registered).toHaveLength(400_000);
  });

  it('is nothing but what discovery made once it is off', async () => {
    const { read, world } = startKnown({ mode: 'off' });
    const { registered: models, models: entities } = await read();
    expect(world.asked).toEqual([]);
    expect(models).toEqual([]);
    expect(namesOf(entities)).toEqual(['made']);
  });

  it('has another revision when the registries or the catalog have changed', async () => {
    const { known, world } = startKnown({ mode: 'on' });
    const first = await known.revision();
    expect(first).toBeDefined();
    expect(await known.revision()).toBe(first);
    world.revision = 'b';
    const second = await known.revision();
    expect(second).not.toBe(first);
    world.entities[1].metadata.etag = '2';
    expect(await known.revision()).not.toBe(second);
    world.revision = undefined;
    expect(await known.revision()).toBeUndefined();
  });

  it('has the same revision whatever the registries do once it is off', async () => {
    const { known, world } = startKnown({ mode: 'off' });
    const first = await known.revision();
    world.revision = 'b';
    world.entities[1].metadata.etag = '2';
    expect(await known.revision()).toBe(first);
  });
});
