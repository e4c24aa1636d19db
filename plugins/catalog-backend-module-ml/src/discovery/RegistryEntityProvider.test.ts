import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { readDiscovery } from '@slipway/plugin-ml-node';
import { registered } from './__testUtils__/startCatalog';
import type { Known } from './KnownModels';
import { RegistryEntityProvider } from './RegistryEntityProvider';

/** A provider before a catalog that does what it is told, when it is told to. */
function connect(discovery: object = { mode: 'on' }) {
  const world: Known = {
    registries: new Set(['default']),
    registered: [],
    models: [],
  };
  const mutations: EntityProviderMutation[] = [];
  const provider = new RegistryEntityProvider({
    discovery: readDiscovery(
      mockServices.rootConfig({ data: { ml: { discovery } } }),
    ),
    logger: mockServices.logger.mock(),
    known: { read: async () => world },
    taskRunner: { run: async () => {} },
  });
  return {
    world,
    mutations,
    provider,
    start: () =>
      provider.connect({
        applyMutation: async mutation => {
          mutations.push(mutation);
        },
        refresh: async () => {},
      }),
    /** The catalog works through the last mutation, and adds what catalogs add. */
    carryOut: () => {
      const last = mutations[mutations.length - 1];
      if (last?.type !== 'delta') return;
      const gone = new Set(
        last.removed.map(one => 'entityRef' in one && one.entityRef),
      );
      const added = new Set(
        last.added.map(({ entity }) => stringifyEntityRef(entity)),
      );
      world.models = [
        ...world.models.filter(model => {
          const ref = stringifyEntityRef(model);
          return !gone.has(ref) && !added.has(ref);
        }),
        ...last.added.map(({ entity }) => ({
          ...entity,
          metadata: {
            uid: '1',
            etag: 'x',
            ...entity.metadata,
            // As a processor of somebody else's adds it.
            tags: [...(entity.metadata.tags ?? []), 'seen'],
            annotations: {
              'backstage.io/view-url': 'http://x',
              ...entity.metadata.annotations,
            },
          },
          relations: [{ type: 'ownedBy', targetRef: 'group:default/unowned' }],
        })),
      ];
    },
  };
}

describe('the provider of discovered models', () => {
  it('tells the catalog nothing when nothing changed, whatever the order', async () => {
    const { world, mutations, provider, start, carryOut } = connect();
    await start();
    world.registered = [registered('b'), registered('a', { tags: { x: '1' } })];
    await provider.refresh();
    expect(mutations).toHaveLength(1);
    // The catalog has not come to it yet.
    await provider.refresh();
    expect(mutations).toHaveLength(1);
    carryOut();
    await provider.refresh();
    world.registered = [registered('a', { tags: { y: '2' } }), registered('b')];
    await provider.refresh();
    expect(mutations).toHaveLength(1);
  });

  it('needs no memory: another replica tells nothing either', async () => {
    const first = connect();
    await first.start();
    first.world.registered = [registered('a')];
    await first.provider.refresh();
    first.carryOut();
    const second = connect();
    await second.start();
    Object.assign(second.world, first.world);
    await second.provider.refresh();
    expect(second.mutations).toEqual([]);
  });

  it('tells only what differs', async () => {
    const { world, mutations, provider, start, carryOut } = connect();
    await start();
    world.registered = [registered('a'), registered('b')];
    await provider.refresh();
    carryOut();
    world.registered = [
      registered('a'),
      registered('b', { tags: { owner: 'risk' } }),
    ];
    await provider.refresh();
    expect(mutations[1]).toMatchObject({
      type: 'delta',
      added: [{ entity: { metadata: { name: 'b' } } }],
      removed: [],
    });
  });

  it('keeps what the registry does not mention, and takes away what is no longer wanted', async () => {
    const { world, mutations, provider, start, carryOut } = connect();
    await start();
    world.registered = [registered('a')];
    await provider.refresh();
    carryOut();
    world.registered = [];
    await provider.refresh();
    expect(mutations).toHaveLength(1);

    const asking = connect({ mode: 'ask' });
    await asking.start();
    asking.world.models = world.models;
    await asking.provider.refresh();
    expect(asking.mutations).toEqual([
      {
        type: 'delta',
        added: [],
        removed: [{ entityRef: 'mlmodel:default/a' }],
      },
    ]);
  });

  it.each([
    ['a-namespace', 'z-namespace'],
    ['z-namespace', 'a-namespace'],
  ])(
    'moves from namespace %p to %p once, and leaves nothing behind',
    async (from, to) => {
      const before = connect({ mode: 'on', namespace: from });
      await before.start();
      before.world.registered = [registered('a')];
      await before.provider.refresh();
      before.carryOut();
      const after = connect({ mode: 'on', namespace: to });
      await after.start();
      Object.assign(after.world, before.world);
      await after.provider.refresh();
      expect(after.mutations).toMatchObject([
        {
          added: [{ entity: { metadata: { name: 'a', namespace: to } } }],
          removed: [{ entityRef: `mlmodel:${from}/a` }],
        },
      ]);
      after.carryOut();
      await after.provider.refresh();
      expect(after.mutations).toHaveLength(1);
    },
  );

  it('takes away what belongs to a registry that is no longer configured', async () => {
    const { world, mutations, provider, start, carryOut } = connect();
    await start();
    world.registered = [registered('a')];
    await provider.refresh();
    carryOut();
    world.registries = new Set(['abroad']);
    await provider.refresh();
    expect(mutations[1]).toMatchObject({
      added: [],
      removed: [{ entityRef: 'mlmodel:default/a' }],
    });
  });

  it('makes a model although a component of its name has an experiment', async () => {
    const { world, mutations, provider, start } = connect();
    await start();
    world.models = [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'a', annotations: { 'mlflow.org/experiment': 'a' } },
        spec: { type: 'service' },
      },
    ];
    world.registered = [registered('a')];
    await provider.refresh();
    expect(mutations).toMatchObject([
      { added: [{ entity: { metadata: { name: 'a' } } }] },
    ]);
  });

  it('tells the catalog of many in parts', async () => {
    const { world, mutations, provider, start } = connect();
    await start();
    world.registered = Array.from({ length: 1_100 }, (_, n) =>
      registered(`model-${n}`),
    );
    await provider.refresh();
    expect(
      mutations.map(one => one.type === 'delta' && one.added.length),
    ).toEqual([500, 500, 100]);
  });

  it('takes another name where somebody’s entity of another model has it', async () => {
    const { world, mutations, provider, start } = connect();
    await start();
    world.models = [
      {
        apiVersion: 'slipway.dev/v1alpha1',
        kind: 'MLModel',
        metadata: { name: 'a' },
        spec: { registry: { model: 'something-else' } },
      },
    ];
    world.registered = [registered('a')];
    await provider.refresh();
    expect(mutations[0]).toMatchObject({
      added: [
        {
          entity: {
            metadata: { name: expect.stringMatching(/^a-[0-9a-f]{8}$/) },
          },
        },
      ],
    });
  });

  it('says once that it could not read, and leaves the catalog as it is', async () => {
    const logger = mockServices.logger.mock();
    const provider = new RegistryEntityProvider({
      discovery: readDiscovery(mockServices.rootConfig()),
      logger,
      known: {
        read: async () => {
          throw new Error('no answer');
        },
      },
      taskRunner: { run: async () => {} },
    });
    await provider.refresh();
    await provider.refresh();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('stays as it is: Error: no answer'),
    );
  });
});
