import { TestDatabases } from '@backstage/backend-test-utils';
import { randomUUID } from 'node:crypto';
import { MODEL, startMirror } from '../mirror/__testUtils__/startMirror';
import { pointAlias, versionOf } from './noticeMoves';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
/** Names that a registry allows and every object has. */
const NAMES = ['constructor', '__proto__', 'toString'];

describe.each(NAMES)('the alias %s', alias => {
  it('points nowhere until it is set, and then where it was set', () => {
    expect(versionOf({}, alias)).toBeNull();
    const set = pointAlias({ champion: '1' }, alias, '2');
    expect(versionOf(set, alias)).toBe('2');
    expect(pointAlias(set, alias, null)).toEqual({ champion: '1' });
  });
});

describe.each(databases.eachSupportedId())('aliases on %p', id => {
  it('may have names that every object has: their moves are in the history, and others go on', async () => {
    const { registry, look, history, recorder, database, models } =
      await startMirror(await databases.init(id));
    const { model } = MODEL;
    for (const _ of [1, 2]) registry.addVersion(model);
    await look();
    for (const version of ['1', '2']) {
      for (const alias of NAMES) {
        await registry.setAlias({ model, alias, version });
      }
      await registry.setAlias({ model, alias: 'champion', version });
      await look();
    }
    const { items } = await history.list(MODEL, { limit: 20 });
    expect(
      items
        .flatMap(one =>
          one.kind === 'alias'
            ? [`${one.alias} ${one.from ?? 'none'} ${one.to}`]
            : [],
        )
        .sort(),
    ).toEqual(
      [...NAMES, 'champion']
        .flatMap(alias => [`${alias} none 1`, `${alias} 1 2`])
        .sort(),
    );
    const promotionId = randomUUID();
    await database.transaction(transaction =>
      recorder.expect(transaction, {
        ...MODEL,
        alias: 'valueOf',
        to: '1',
        promotionId,
        actor: 'user:default/ada',
      }),
    );
    const row = await models.find(MODEL);
    expect(row?.aliases).not.toContain('valueOf');
    expect((await history.list(MODEL, { limit: 20 })).items).toHaveLength(8);
  });
});
