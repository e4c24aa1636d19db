import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import type { ModelSpec } from '../entities';
import type { HealthStatus } from '@slipway/plugin-ml-common';
import { aModel, someFacts } from './__testUtils__/models';
import { FleetRefresh } from './FleetRefresh';
import { FleetStore } from './FleetStore';

const NOW = '2026-01-01T00:00:00.000Z';
const LATER = '2026-01-01T00:00:01.000Z';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** What the rooms know, the same for every replica. */
class World {
  health: HealthStatus = 'healthy';
  now = NOW;
  /** How often each model was looked at. */
  readonly looks = new Map<string, number>();
  /** Called when a replica has read, before it writes. */
  afterRead = async () => {};

  readonly read = async (specs: readonly ModelSpec[]) => {
    const { health } = this;
    const found = new Map(
      specs.map(({ ref }) => [
        ref,
        { facts: someFacts({ health }), aliases: {} },
      ]),
    );
    specs.forEach(({ ref }) =>
      this.looks.set(ref, (this.looks.get(ref) ?? 0) + 1),
    );
    await this.afterRead();
    return found;
  };
}

const aReplica = (database: Knex, world: World) => {
  const store = new FleetStore(database);
  const refresh = new FleetRefresh({
    store,
    facts: world,
    logger: mockServices.logger.mock(),
    now: () => new Date(world.now),
  });
  return { store, refresh };
};

describe.each(databases.eachSupportedId())('two replicas on one %p', id => {
  const setUp = async (models: ModelSpec[]) => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const world = new World();
    const one = aReplica(database, world);
    const other = aReplica(database, world);
    await one.store.replaceSpecs(models, NOW);
    const countOf = async (health: HealthStatus) =>
      aReplica(database, world).store.countMatching(
        { health: [health] },
        'all',
      );
    return { world, one, other, countOf };
  };
  const models = Array.from({ length: 450 }, (_, n) => aModel(`model-${n}`));

  it('find the same models at once: each is there once', async () => {
    const { one, other } = await setUp([]);
    await Promise.all([
      one.store.replaceSpecs(models, NOW),
      other.store.replaceSpecs(models, NOW),
    ]);
    expect((await other.store.count('all')).models).toBe(450);
    await Promise.all([
      one.store.replaceSpecs(models.slice(1), NOW),
      other.store.replaceSpecs(models.slice(1), NOW),
    ]);
    expect((await other.store.findDue(NOW, 1_000)).length).toBe(449);
  });

  it('refresh at once: no model is missed', async () => {
    const { one, other, countOf } = await setUp(models);
    await Promise.all([
      one.refresh.refreshDue(),
      other.refresh.refreshDue(),
      other.store.markDue(
        models.slice(0, 300).map(({ ref }) => ref),
        NOW,
      ),
    ]);
    await one.refresh.refreshDue();
    expect(await countOf('healthy')).toBe(450);
    expect(await one.store.findDue(NOW, 1)).toEqual([]);
  });

  it('a change that comes between reading and writing is not lost', async () => {
    const { world, one, other, countOf } = await setUp(models.slice(0, 3));
    world.afterRead = async () => {
      world.afterRead = async () => {};
      world.health = 'failing';
      world.now = LATER;
      await other.store.markDue([models[1].ref], LATER);
    };
    await one.refresh.refreshDue();
    await other.refresh.refreshDue();
    expect(await countOf('failing')).toBe(1);
    expect(Object.fromEntries(world.looks)).toEqual({
      [models[0].ref]: 1,
      [models[1].ref]: 2,
      [models[2].ref]: 1,
    });
  });

  it('one model of which nothing can be found out keeps no other waiting', async () => {
    const { world, one, countOf } = await setUp(models);
    const read = world.read;
    const bad = models[17].ref;
    const refresh = new FleetRefresh({
      store: one.store,
      facts: {
        read: async specs => {
          if (specs.some(({ ref }) => ref === bad)) throw new Error('bad');
          return read(specs);
        },
      },
      logger: mockServices.logger.mock(),
      now: () => new Date(NOW),
    });
    await refresh.refreshDue();
    expect(await countOf('healthy')).toBe(449);
    expect(await one.store.findDue(LATER, 1)).toEqual([]);
    const later = '2026-01-01T00:01:00.000Z';
    const due = await one.store.findDue(later, 1_000);
    expect(due.find(({ spec }) => spec.ref === bad)?.dueAt).toBe(later);
  });

  it('a room that fails for all fails the refresh, and all stay due', async () => {
    const { one } = await setUp(models);
    const refresh = new FleetRefresh({
      store: one.store,
      facts: {
        read: async () => {
          throw new Error('away');
        },
      },
      logger: mockServices.logger.mock(),
      now: () => new Date(NOW),
    });
    await expect(refresh.refreshDue()).rejects.toThrow('away');
    expect(await one.store.findDue(NOW, 1_000)).toHaveLength(450);
  });

  it('what is older is not written over what is newer', async () => {
    const { world, one, other, countOf } = await setUp(models.slice(0, 1));
    world.afterRead = async () => {
      world.afterRead = async () => {};
      world.health = 'failing';
      await other.refresh.refreshDue();
    };
    await one.refresh.refreshDue();
    expect(await countOf('failing')).toBe(1);
  });
});
