import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FleetVisibility } from './FleetVisibility';

const model = (name: string): Entity => ({
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLModel',
  metadata: { name },
});

/** A caller under a conditional policy, and a catalog that answers when the test wants it. */
const setUp = (entities: Entity[]) => {
  const world = {
    now: 0,
    entities,
    /** What the catalog waits for before it answers. */
    gate: Promise.resolve(),
    asked: 0,
  };
  const logger = mockServices.logger.mock();
  const visibility = new FleetVisibility({
    auth: mockServices.auth(),
    logger,
    now: () => new Date(world.now),
    permissions: mockServices.permissions.mock({
      authorizeConditional: async () => [
        {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'catalog',
          resourceType: 'catalog-entity',
          conditions: {
            resourceType: 'catalog-entity',
            rule: 'IS_ENTITY_OWNER',
            params: {},
          },
        },
      ],
    }),
    catalog: catalogServiceMock.mock({
      async *streamEntities() {
        world.asked += 1;
        const found = world.entities;
        await world.gate;
        yield found;
      },
    }),
  });
  const see = (person = 'user:default/ada') =>
    visibility.of(mockCredentials.user(person));
  return { world, logger, see };
};

describe('which models a caller under a conditional policy sees', () => {
  it('is asked once at a time, and shown for a while', async () => {
    const { world, see } = setUp([model('a')]);
    expect(await Promise.all([see(), see()])).toEqual([
      ['mlmodel:default/a'],
      ['mlmodel:default/a'],
    ]);
    world.now = 15_000;
    await see();
    expect(world.asked).toBe(1);
  });

  it('is what was known while the catalog is asked again', async () => {
    const { world, see } = setUp([model('a')]);
    await see();
    world.entities = [model('b')];
    let open = () => {};
    world.gate = new Promise(resolve => {
      open = resolve;
    });
    world.now = 16_000;
    expect(await see()).toEqual(['mlmodel:default/a']);
    expect(await see()).toEqual(['mlmodel:default/a']);
    expect(world.asked).toBe(2);
    open();
    await new Promise(resolve => setImmediate(resolve));
    expect(await see()).toEqual(['mlmodel:default/b']);
  });

  it('is never older than a minute', async () => {
    const { world, see } = setUp([model('a')]);
    await see();
    world.entities = [];
    world.now = 60_001;
    expect(await see()).toEqual([]);
  });

  it('is forgotten of those who read no more, and kept of all others', async () => {
    const { world, see } = setUp([model('a')]);
    for (let n = 1; n < 1_000; n += 1) await see(`user:default/n${n}`);
    world.now = 50_000;
    await see('user:default/reads-on');
    world.now = 60_001;
    await see('user:default/new');
    await see('user:default/reads-on');
    expect(world.asked).toBe(1_001);
  });

  it('is cut where there are too many, and said once', async () => {
    const { world, logger, see } = setUp(
      Array.from({ length: 20_000 }, (_, n) => model(`model-${n}`)),
    );
    expect(await see()).toHaveLength(20_000);
    world.now = 120_000;
    await see();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('20000 models or more'),
    );
  });
});
