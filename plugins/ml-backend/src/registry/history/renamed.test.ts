import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, startMirror } from '../mirror/__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const RENAMED = { ...MODEL, model: 'departure-delay' };

describe.each(databases.eachSupportedId())('a renamed model on %p', id => {
  /** A model with a champion and a version in production, read; then renamed, and read again. */
  const open = async ({ others = 0, isLookedAt = false } = {}) => {
    const portal = await startMirror(await databases.init(id));
    const { registry, look, history, models, now } = portal;
    for (let n = 0; n < others; n += 1) registry.addVersion(`other-${n}`);
    for (const _ of [1, 2]) registry.addVersion(MODEL.model);
    const point = (model: string, version: string) =>
      registry.setAlias({ model, alias: 'champion', version });
    await point(MODEL.model, '1');
    registry.moveStage({ model: MODEL.model, version: '1' }, 'Production');
    await look();
    registry.renameModel(MODEL.model, RENAMED.model);
    if (isLookedAt) await models.askLook(MODEL, now().toISOString());
    for (let n = 0; n < 3; n += 1) await look();
    return {
      ...portal,
      point,
      moved: async (name = RENAMED) =>
        (await history.list(name, { limit: 9 })).items
          .map(one => `${one.kind} ${one.by}`)
          .sort(),
    };
  };

  it.each([
    ['few models', { others: 0, isLookedAt: false }],
    ['few models, while a page of it is open', { others: 0, isLookedAt: true }],
    ['many models, while one is open', { others: 250, isLookedAt: true }],
  ])(
    'among %s goes on with its history, and nobody moved anything',
    async (_, registry) => {
      const { moved, untold, history, now, models } = await open(registry);
      expect(await models.find(MODEL)).toMatchObject({
        deleted_at: expect.any(String),
        renamed_to: RENAMED.model,
        aliases: '{}',
      });
      expect(await moved()).toEqual(['alias unknown', 'stage unknown']);
      expect(await moved(MODEL)).toEqual(['alias unknown', 'stage unknown']);
      expect(await untold.findUntold(['champion'], '', 9)).toEqual([]);
      const names = [MODEL, RENAMED];
      expect([...(await history.movedOutside(names)).keys()]).toEqual([]);
      expect((await history.at(RENAMED, now())).items).toMatchObject([
        { version: '1', known: true },
      ]);
    },
  );

  it.each([
    ['at once', false, 0],
    ['one after the other', true, 0],
    ['at once among many', false, 250],
  ])(
    'is none where another that was made in the same moment, met %s, is still there',
    async (_, isLater, others) => {
      const { registry, look, models, history } = await startMirror(
        await databases.init(id),
      );
      const { model } = RENAMED;
      const createdAt = 1_690_000_000_000;
      registry.addModel(MODEL.model, { createdAt });
      for (let n = 0; n < others; n += 1) registry.addVersion(`other-${n}`);
      if (isLater) for (let n = 0; n < 3; n += 1) await look();
      registry.addModel(model, { createdAt });
      registry.addVersion(model);
      await registry.setAlias({ model, alias: 'champion', version: '1' });
      for (let n = 0; n < 2; n += 1) await look();
      registry.removeModel(MODEL.model);
      for (let n = 0; n < 6; n += 1) await look();
      expect(await models.find(MODEL)).toMatchObject({
        deleted_at: expect.any(String),
        renamed_to: null,
      });
      const { items } = await history.list(RENAMED, { limit: 9 });
      expect(items).toMatchObject([{ kind: 'alias', to: '1' }]);
    },
  );

  it('is none where the other was kept long before without a word that both were there', async () => {
    const { registry, look, models, database } = await startMirror(
      await databases.init(id),
    );
    const createdAt = 1_690_000_000_000;
    for (const model of [MODEL.model, RENAMED.model]) {
      registry.addModel(model, { createdAt });
    }
    for (let n = 0; n < 3; n += 1) await look();
    await database('registry_models')
      .where({ model: MODEL.model })
      .update({ seen_at: '2026-11-24T00:00:00.000Z' });
    await database('registry_positions').update({ feed: null });
    for (let n = 0; n < 3; n += 1) await look();
    registry.removeModel(MODEL.model);
    for (let n = 0; n < 6; n += 1) await look();
    expect(await models.find(MODEL)).toMatchObject({
      deleted_at: expect.any(String),
      renamed_to: null,
    });
  });

  it('leaves another model alone that has taken its name by the time it is missed', async () => {
    const { registry, look, models, kept, now } = await startMirror(
      await databases.init(id),
    );
    registry.addVersion(MODEL.model);
    await look();
    await look();
    await models.askLook(MODEL, now().toISOString());
    const getModel = registry.getModel.bind(registry);
    registry.getModel = async (...asked) => {
      registry.getModel = getModel;
      registry.removeModel(MODEL.model);
      const answer = getModel(...asked);
      await answer.catch(() => registry.addVersion(MODEL.model));
      return answer;
    };
    await look();
    expect(await models.find(MODEL)).toMatchObject({ deleted_at: null });
    await look();
    expect(await kept()).toEqual(['1']);
  });

  it('keeps its new name, and so its history, when that is gone too and somebody asks for the old one', async () => {
    const { registry, look, models, moved, now } = await open();
    registry.removeModel(RENAMED.model);
    for (let n = 0; n < 3; n += 1) await look();
    const before = await moved();
    await models.askLook(MODEL, now().toISOString());
    await look();
    expect(await models.find(MODEL)).toMatchObject({
      renamed_to: RENAMED.model,
      look_at: null,
    });
    expect(await moved()).toEqual(before);
  });

  it('shows what moves after it beside what moved before', async () => {
    const { moved, point, look } = await open();
    await point(RENAMED.model, '2');
    await look();
    expect(await moved()).toEqual([
      'alias outside',
      'alias unknown',
      'stage unknown',
    ]);
  });
});

describe.each(databases.eachSupportedId())('an alias on %p', id => {
  it('that was moved outside and back again is no longer marked', async () => {
    const { registry, look, history } = await startMirror(
      await databases.init(id),
    );
    for (const _ of [1, 2]) registry.addVersion(MODEL.model);
    const point = (version: string) =>
      registry.setAlias({ model: MODEL.model, alias: 'champion', version });
    const isMarked = async () => {
      await look();
      return (await history.movedOutside([MODEL])).size === 1;
    };
    await point('1');
    expect(await isMarked()).toBe(false);
    await point('2');
    expect(await isMarked()).toBe(true);
    await point('1');
    expect(await isMarked()).toBe(false);
  });
});
