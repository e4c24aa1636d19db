import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import type { ModelSpec } from '../entities';
import { FleetStore } from './FleetStore';
import type { FleetFacts } from './types';

const NOW = '2026-01-01T00:00:00.000Z';
const LATER = '2026-01-01T00:01:00.000Z';

const aModel = (name: string, changes: Partial<ModelSpec> = {}): ModelSpec => ({
  ref: `mlmodel:default/${name}`,
  name,
  type: 'classifier',
  lifecycle: 'production',
  owner: 'group:default/departures',
  tier: 2,
  registry: { instance: 'default', model: name },
  experiments: [name],
  trainedBy: [],
  uses: [],
  serving: { mode: 'online' },
  runbooks: {},
  ...changes,
});

const someFacts = (changes: Partial<FleetFacts> = {}): FleetFacts => ({
  serving: [],
  health: 'healthy',
  openPromotions: [],
  runningLaunches: 0,
  ...changes,
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the fleet on %p', id => {
  const setUp = async (models: ModelSpec[]) => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    const store = new FleetStore(knex);
    await store.replaceSpecs(models, NOW);
    const names = async (
      query: Partial<Parameters<FleetStore['list']>[0]> = {},
    ) => {
      const { items } = await store.list({
        filter: {},
        visibility: 'all',
        sort: 'name',
        order: 'asc',
        limit: 200,
        ...query,
      });
      return items.map(({ spec }) => spec.name);
    };
    const learn = (spec: ModelSpec, facts: FleetFacts) =>
      store.writeFacts(
        [{ spec, facts, aliases: { champion: '3' }, dueAt: LATER }],
        NOW,
      );
    return { store, names, learn };
  };

  it('follows the catalog: new, changed and gone models', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map(name => aModel(name));
    const { store, names, learn } = await setUp([a, b]);
    await learn(a, someFacts({ health: 'failing' }));
    const changed = { ...a, tier: 1 } as const;
    expect(await store.replaceSpecs([changed, c], LATER)).toEqual({
      changed: 2,
      gone: 1,
    });
    expect(await names()).toEqual(['a', 'c']);
    // What was known of a model survives a change of its description.
    expect(await names({ filter: { health: ['failing'] } })).toEqual(['a']);
    expect(await store.replaceSpecs([changed, c], LATER)).toEqual({
      changed: 0,
      gone: 0,
    });
  });

  it('sorts by attention: failing, waiting, degraded, moved outside, unknown, running, quiet', async () => {
    const facts: Record<string, FleetFacts> = {
      quiet: someFacts(),
      running: someFacts({ runningLaunches: 2 }),
      unknown: someFacts({ health: 'unknown' }),
      degraded: someFacts({ health: 'degraded' }),
      waiting: someFacts({
        openPromotions: [
          { id: '1', environment: 'production', state: 'awaiting_approval' },
        ],
      }),
      failing: someFacts({ health: 'failing' }),
      moved: someFacts({
        movedOutside: [
          { environment: 'production', alias: 'champion', at: NOW },
        ],
      }),
    };
    const models = Object.keys(facts).map(name => aModel(name));
    const { store, names, learn } = await setUp([
      ...models,
      aModel('critical', { tier: 1 }),
    ]);
    for (const model of models) await learn(model, facts[model.name]);
    await learn(aModel('critical', { tier: 1 }), facts.failing);
    expect(await names({ sort: 'attention' })).toEqual([
      'critical',
      'failing',
      'waiting',
      'degraded',
      'moved',
      'unknown',
      'running',
      'quiet',
    ]);
    expect(await store.count('all')).toEqual({
      models: 8,
      failing: 2,
      unknown: 1,
      running: 2,
    });
    expect(await store.count('none')).toEqual({
      models: 0,
      failing: 0,
      unknown: 0,
      running: 0,
    });
    expect(await names({ filter: { isRunning: true } })).toEqual(['running']);
  });

  it('shows thousands of models to a caller who may see only some thousands', async () => {
    const models = Array.from({ length: 3_000 }, (_, n) =>
      aModel(`model-${String(n).padStart(4, '0')}`),
    );
    const { store, names } = await setUp(models);
    const visibility = models.slice(0, 2_500).map(({ ref }) => ref);
    expect(await store.countMatching({}, visibility)).toBe(2_500);
    expect(await names({ visibility, limit: 1, order: 'desc' })).toEqual([
      'model-2499',
    ]);
  });

  it('takes words literally', async () => {
    const { names } = await setUp([
      aModel('a', { description: '100% of departures' }),
      aModel('b', { description: '1000 departures' }),
    ]);
    expect(await names({ filter: { text: '100%' } })).toEqual(['a']);
    expect(await names({ filter: { text: "' or 1=1 --" } })).toEqual([]);
  });

  it('hands out due models, the longest due first, until they are looked at', async () => {
    const [a, b] = [aModel('a'), aModel('b')];
    const { store, learn } = await setUp([a, b]);
    const due = async (now: string) =>
      (await store.findDue(now, 10)).map(({ name }) => name);
    expect(await due(NOW)).toEqual(['a', 'b']);
    await learn(a, someFacts());
    expect(await due(NOW)).toEqual(['b']);
    await store.markDue([a.ref], NOW);
    expect(await due(NOW)).toEqual(['a', 'b']);
    await learn(a, someFacts());
    await store.markRegisteredDue('default', ['a', 'unknown'], NOW);
    expect(await due(NOW)).toEqual(['a', 'b']);
    expect(
      await store.findRegistered({ instance: 'default', model: 'a' }),
    ).toEqual([a]);
    const { items } = await store.list({
      filter: {},
      visibility: 'all',
      sort: 'name',
      order: 'asc',
      limit: 1,
    });
    expect(items[0].aliases).toEqual({ champion: '3' });
  });
});
