import { TestDatabases } from '@backstage/backend-test-utils';
import type { ModelSpec } from '../entities';
import { aModel, someFacts } from './__testUtils__/models';
import { LATER, NOW, openFleet } from './__testUtils__/openFleet';
import type { FleetFacts } from './types';

const BETWEEN = '2026-01-01T00:00:30.000Z';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the fleet on %p', id => {
  const setUp = async (models: ModelSpec[]) =>
    openFleet(await databases.init(id), models);

  it('follows the catalog: new, changed and gone models', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map(name => aModel(name));
    const { store, names, learn } = await setUp([a, b]);
    await learn(a, someFacts({ health: 'failing' }));
    const changed = { ...a, tier: 1 } as const;
    expect(await store.replaceSpecs([changed, c], LATER)).toEqual({
      changed: 2,
      gone: 1,
      refused: [],
    });
    expect(await names()).toEqual(['a', 'c']);
    // What was known of a model survives a change of its description.
    expect(await names({ filter: { health: ['failing'] } })).toEqual(['a']);
    expect(await store.replaceSpecs([changed, c], LATER)).toEqual({
      changed: 0,
      gone: 0,
      refused: [],
    });
  });

  it('takes in what it kept a model without', async () => {
    const a = aModel('a');
    const { store, learn } = await setUp([a]);
    await learn(a, someFacts());
    const [{ spec }] = await store.findDue(LATER, 1);
    expect(spec).not.toHaveProperty('objectives');
    const objectives = [{ name: 'Answers', problem: 'It has no target' }];
    await store.replaceSpecs([{ ...a, objectives }], BETWEEN);
    expect(await store.findDue(BETWEEN, 1)).toEqual([
      { spec: { ...a, objectives }, dueAt: BETWEEN },
    ]);
  });

  it('sorts by attention: failing, waiting, degraded, gone or moved outside, unknown, running, quiet', async () => {
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
      gone: someFacts({ gone: { noticedAt: NOW } }),
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
      'gone',
      'moved',
      'unknown',
      'running',
      'quiet',
    ]);
    expect(await store.count('all')).toEqual({
      models: 9,
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
    expect(await names({ filter: { owners: [] } })).toEqual([]);
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

  it('says how current it is: as old as the older of sweep and refresh', async () => {
    const { store, learn } = await setUp([aModel('a')]);
    expect(await store.checkedAt()).toBe(NOW);
    await store.replaceSpecs([aModel('a')], LATER);
    expect(await store.checkedAt()).toBe(NOW);
    await store.writeFacts(
      [
        {
          due: { spec: aModel('a'), dueAt: NOW },
          facts: someFacts(),
          aliases: {},
          nextAt: LATER,
        },
      ],
      BETWEEN,
    );
    expect(await store.checkedAt()).toBe(BETWEEN);
    await learn(aModel('a'), someFacts());
    await store.replaceSpecs([], LATER);
    expect(await store.checkedAt()).toBe(LATER);
  });

  it('finds models in trouble: not healthy, gone from their registry, or an alias moved outside', async () => {
    const facts: Record<string, FleetFacts> = {
      degraded: someFacts({ health: 'degraded' }),
      gone: someFacts({ gone: { noticedAt: NOW } }),
      healthy: someFacts(),
      moved: someFacts({
        movedOutside: [
          { environment: 'production', alias: 'champion', at: NOW },
        ],
      }),
      unknown: someFacts({ health: 'unknown' }),
    };
    const models = Object.keys(facts).map(name => aModel(name));
    const { names, learn } = await setUp(models);
    for (const model of models) await learn(model, facts[model.name]);
    expect(await names({ filter: { isTroubled: true } })).toEqual([
      'degraded',
      'gone',
      'moved',
      'unknown',
    ]);
    expect(
      await names({ filter: { isTroubled: true, health: ['healthy'] } }),
    ).toEqual(['gone', 'moved']);
  });

  it('keeps models whose descriptions are too long, broken or hostile', async () => {
    const { names, store } = await setUp([
      aModel('long', {
        title: '🚢'.repeat(400),
        description: 'x'.repeat(100_000),
        lifecycle: '🚢'.repeat(200),
        owner: `group:default/${'y'.repeat(400)}`,
        registry: { instance: 'i'.repeat(100), model: '🚢'.repeat(400) },
      }),
      aModel('broken', { title: 'a\u0000b', description: 'c\u0000d \ud83d' }),
    ]);
    expect(await names()).toEqual(expect.arrayContaining(['long', 'broken']));
    expect(await names({ filter: { text: 'cd' } })).toEqual(['broken']);
    const { items } = await store.list({
      filter: { text: 'broken' },
      visibility: 'all',
      sort: 'name',
      order: 'asc',
      limit: 1,
    });
    expect(items[0].spec.description).toBe('c\u0000d \ud83d');
  });

  it('leaves out only the model that the database does not take, and says which', async () => {
    const { store, names } = await setUp([aModel('a', { tier: 1 })]);
    const bad = { ...aModel('bad'), ...JSON.parse('{"tier":null}') };
    expect(
      await store.replaceSpecs([aModel('a'), bad, aModel('b')], LATER),
    ).toMatchObject({
      changed: 2,
      gone: 0,
      refused: [{ ref: bad.ref, error: expect.anything() }],
    });
    expect(await names()).toEqual(['a', 'b']);
  });

  it('keeps the error budget that it shows where none could be looked at', async () => {
    const models = ['known', 'none', 'new'].map(name => aModel(name));
    const { store, learn } = await setUp(models);
    const budget = {
      errorBudget: { left: 0.5, objective: 'Answers', objectives: 1 },
      uncomputedObjectives: 1,
    };
    const [known, none] = models;
    await learn(known, someFacts(budget));
    await learn(none, someFacts());
    await store.writeFacts(
      models.map(spec => ({
        due: { spec, dueAt: spec.name === 'new' ? NOW : LATER },
        facts: someFacts({ health: 'failing', uncomputedObjectives: 2 }),
        aliases: {},
        nextAt: LATER,
        keepsBudget: true,
      })),
      LATER,
    );
    const { items } = await store.list({
      filter: {},
      visibility: 'all',
      sort: 'errorBudget',
      order: 'asc',
      limit: 10,
    });
    expect(items.map(({ facts }) => facts)).toEqual([
      someFacts({ health: 'failing', ...budget }),
      someFacts({ health: 'failing', uncomputedObjectives: 2 }),
      someFacts({ health: 'failing', uncomputedObjectives: 2 }),
    ]);
  });

  it('keeps a model due that was marked while it was looked at', async () => {
    const a = aModel('a');
    const { store, names, learn } = await setUp([a]);
    await store.markDue([a.ref], BETWEEN);
    await learn(a, someFacts({ health: 'failing' }));
    expect((await store.findDue(LATER, 10))[0].dueAt).toBe(BETWEEN);
    await store.writeFacts(
      [
        {
          due: { spec: a, dueAt: NOW },
          facts: someFacts({ health: 'failing' }),
          aliases: {},
          nextAt: LATER,
        },
      ],
      LATER,
    );
    // What was found is shown meanwhile, and looked at again.
    expect(await names({ filter: { health: ['failing'] } })).toEqual(['a']);
    expect((await store.findDue(LATER, 10))[0].dueAt).toBe(BETWEEN);
  });

  it('shows a caller with a long list no model outside of it that came later', async () => {
    const models = Array.from({ length: 600 }, (_, n) => aModel(`model-${n}`));
    const { store } = await setUp(models);
    const visibility = models.map(({ ref }) => ref);
    expect(await store.countMatching({ tiers: [2] }, visibility)).toBe(600);
    await store.replaceSpecs([...models, aModel('secret')], LATER);
    expect(await store.countMatching({ tiers: [2] }, visibility)).toBe(600);
    expect(await store.countMatching({ tiers: [2] }, 'all')).toBe(601);
  });

  it('hands out due models, the longest due first, until they are looked at', async () => {
    const [a, b] = [aModel('a'), aModel('b')];
    const { store, learn } = await setUp([a, b]);
    const due = async (now: string) =>
      (await store.findDue(now, 10)).map(({ spec }) => spec.name);
    expect(await due(NOW)).toEqual(['a', 'b']);
    await learn(a, someFacts());
    expect(await due(NOW)).toEqual(['b']);
    await store.markDue([a.ref], NOW);
    expect(await due(NOW)).toEqual(['a', 'b']);
    await learn(a, someFacts());
    await store.markRegisteredDue('default', ['a', 'unknown'], NOW);
    expect(await due(NOW)).toEqual(['a', 'b']);
    expect(
      await store.findRegistered([{ instance: 'default', model: 'a' }]),
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
