import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, startMirror } from '../mirror/__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const ALIAS = { model: MODEL.model, alias: 'champion' };

/** A registry with two versions, of which the first is the champion, read twice; and a promotion of the second. */
async function withChampion(database: Parameters<typeof startMirror>[0]) {
  const portal = await startMirror(database);
  const { registry, look, recorder, history } = portal;
  for (const _ of [1, 2, 3]) registry.addVersion(MODEL.model);
  await registry.setAlias({ ...ALIAS, version: '1' });
  await look();
  await look();
  const move = (from: string, to: string) => ({
    ...MODEL,
    alias: 'champion',
    from,
    to,
    promotionId: 'p-1',
    actor: 'user:default/ada',
  });
  return {
    ...portal,
    move,
    tell: (act: 'expect' | 'record', from: string, to: string) =>
      database.transaction(transaction =>
        recorder[act](transaction, move(from, to)),
      ),
    forget: () =>
      database.transaction(transaction => recorder.forget(transaction, 'p-1')),
    /** What is written of the announced move whenever the model is about to be locked. */
    beforeLocks: () => {
      const seen: unknown[] = [];
      const { models } = portal;
      const change = models.changeAliases.bind(models);
      models.changeAliases = async (name, toOthers, transaction) => {
        const rows = await transaction('registry_alias_moves')
          .where({ promotion_id: 'p-1' })
          .select('at');
        seen.push(...rows);
        return change(name, toOthers, transaction);
      };
      return seen;
    },
    set: (version: string) => registry.setAlias({ ...ALIAS, version }),
    /** Who moved it, and where to, oldest first. */
    moved: async () =>
      (await history.list(MODEL, { limit: 20 })).items
        .map(one => `${one.by} ${one.kind === 'alias' ? one.to : one.toStage}`)
        .reverse(),
    /** Answers of the registry are given when they were asked for, and come when they are let go. */
    holdAnswers: () => {
      const list = registry.listModels.bind(registry);
      let isAsked = () => {};
      let letGo = () => {};
      const asked = new Promise<void>(resolve => {
        isAsked = resolve;
      });
      const gone = new Promise<void>(resolve => {
        letGo = resolve;
      });
      registry.listModels = async (...query) => {
        const page = await list(...query);
        isAsked();
        await gone;
        return page;
      };
      return { asked, letGo };
    },
  };
}

describe.each(databases.eachSupportedId())('whose a move is on %p', id => {
  const open = async () => withChampion(await databases.init(id));

  it('a page that was read before the portal moved the alias moves nothing back', async () => {
    const { tell, set, look, moved, holdAnswers, models, clock } = await open();
    const { asked, letGo } = holdAnswers();
    const looking = look();
    await asked;
    await tell('expect', '1', '2');
    await set('2');
    await tell('record', '1', '2');
    clock.at += 3_000;
    letGo();
    await looking;
    expect((await models.find(MODEL))?.aliases).toBe('{"champion":"2"}');
    expect(await moved()).toEqual(['unknown 1', 'portal 2']);
    await look();
    expect(await moved()).toEqual(['unknown 1', 'portal 2']);
  });

  it('a move is written down once its model is locked, in the order of a look', async () => {
    const { tell, set, beforeLocks } = await open();
    await tell('expect', '1', '2');
    await set('2');
    const seen = beforeLocks();
    await tell('record', '1', '2');
    expect(seen).toEqual([{ at: null }]);
  });

  it('an outside move after the portal moved the alias is seen at the next look', async () => {
    const { tell, set, look, moved } = await open();
    await tell('expect', '1', '2');
    await set('2');
    await tell('record', '1', '2');
    await set('3');
    await look();
    expect(await moved()).toEqual(['unknown 1', 'portal 2', 'outside 3']);
  });

  it('what a promotion announced and did not do is not its own when others do it later', async () => {
    const { tell, forget, set, look, moved } = await open();
    await tell('expect', '1', '2');
    await forget();
    await set('2');
    await look();
    expect(await moved()).toEqual(['unknown 1', 'outside 2']);
  });

  it('what is announced is expected from where the alias was only', async () => {
    const { tell, set, look, moved } = await open();
    await tell('expect', '1', '2');
    await set('3');
    await look();
    await set('2');
    await look();
    expect(await moved()).toEqual(['unknown 1', 'outside 3', 'outside 2']);
  });

  it('an alias that the portal found elsewhere was moved outside before', async () => {
    const { tell, set, look, moved } = await open();
    await set('3');
    await tell('expect', '3', '2');
    await set('2');
    await look();
    await tell('record', '3', '2');
    await look();
    expect(await moved()).toEqual(['unknown 1', 'outside 3', 'portal 2']);
  });

  it('a move that is taken back before it was written down is the portal’s, there and back', async () => {
    const { tell, set, look, moved, history } = await open();
    await tell('expect', '1', '2');
    await set('2');
    await tell('expect', '2', '1');
    await set('1');
    await look();
    await tell('record', '2', '1');
    await look();
    expect(await moved()).toEqual(['unknown 1', 'portal 2', 'portal 1']);
    expect([...(await history.movedOutside([MODEL])).keys()]).toEqual([]);
  });
});
