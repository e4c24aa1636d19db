import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { EnvironmentStore } from './EnvironmentStore';
import type { FoundEnvironment } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const run = (id: string, endedAt = '2026-03-02T08:00:00.000Z') => ({
  id,
  endedAt,
});

const read = (digit: string): FoundEnvironment => ({
  state: 'read',
  digest: digit.repeat(64),
  environment: { python: '3.11.7', packages: { numpy: `${digit}.0` } },
});

describe.each(databases.eachSupportedId())('packages of runs on %p', id => {
  const setUp = async () => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    let now = new Date('2026-03-02T09:00:00Z');
    return {
      database,
      store: new EnvironmentStore({ database, now: () => now }),
      later: (days: number) => {
        now = new Date(now.getTime() + days * 86_400_000);
      },
    };
  };

  it('are there for the next reader, those that are the same once', async () => {
    const { store, database } = await setUp();
    const runs = Array.from({ length: 600 }, (_, n) => run(`r${n}`));
    expect(await store.find('default', runs)).toEqual(new Map());
    const found = runs.map(one => ({
      run: one,
      found: read(one.id === 'r7' ? '2' : '1'),
    }));
    await store.save('default', found);
    await Promise.all([
      store.save('default', found),
      store.save('default', [...found].reverse()),
    ]);
    const known = await store.find('default', runs);
    expect(known.size).toBe(600);
    expect(known.get('r7')).toEqual(read('2'));
    expect(known.get('r599')).toEqual(read('1'));
    expect(await database('logged_environments')).toHaveLength(2);
    expect(await store.find('other', runs)).toEqual(new Map());
  });

  it('are not those of a run that was resumed', async () => {
    const { store } = await setUp();
    await store.save('default', [{ run: run('a'), found: read('1') }]);
    const resumed = run('a', '2026-03-03T08:00:00.000Z');
    expect(await store.find('default', [resumed])).toEqual(new Map());
    await store.save('default', [{ run: resumed, found: read('2') }]);
    expect(await store.find('default', [resumed])).toEqual(
      new Map([['a', read('2')]]),
    );
  });

  it('are looked for again a day later where there was nothing to read', async () => {
    const { store, later } = await setUp();
    const none: FoundEnvironment = { state: 'none' };
    const broken: FoundEnvironment = {
      state: 'unread',
      why: 'requirements.txt is \0no text',
      again: false,
    };
    const away: FoundEnvironment = { ...broken, again: true };
    const runs = ['none', 'broken', 'away', 'read'].map(one => run(one));
    await store.save('default', [
      { run: runs[0], found: none },
      { run: runs[1], found: broken },
      { run: runs[2], found: away },
      { run: runs[3], found: read('1') },
    ]);
    expect(await store.find('default', runs)).toEqual(
      new Map([
        ['none', none],
        ['broken', { ...broken, why: 'requirements.txt is no text' }],
        ['read', read('1')],
      ]),
    );
    later(2);
    expect([...(await store.find('default', runs)).keys()]).toEqual(['read']);
  });

  it('go when they are old, and what nobody has any more with them', async () => {
    const { store, later, database } = await setUp();
    await store.save('default', [
      { run: run('a'), found: read('1') },
      { run: run('b'), found: read('2') },
    ]);
    later(179);
    await store.save('default', [{ run: run('c'), found: read('2') }]);
    later(2);
    expect(await store.find('default', [run('a')])).toEqual(new Map());
    await store.save('default', [{ run: run('d'), found: read('3') }]);
    const left = await database('logged_environments').pluck('digest');
    expect(left.sort()).toEqual(['2', '3'].map(one => one.repeat(64)));
    expect((await database('run_environments').pluck('run_id')).sort()).toEqual(
      ['c', 'd'],
    );
  });
});
