import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { VersionFactsStore, type ArtefactFacts } from './VersionFactsStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const key = {
  instance: 'default',
  model: 'flight-delay',
  version: '1',
  createdAt: '2026-03-02T08:00:00.000Z',
  sourceKey: 'a'.repeat(64),
};

const facts: ArtefactFacts = {
  digest: `sha256:${'b'.repeat(64)}`,
  size: 10,
  files: [{ path: 'MLmodel', size: 10, sha256: 'c'.repeat(64) }],
  format: { name: 'ONNX', runsCode: 'no', why: 'values' },
};

describe.each(databases.eachSupportedId())('facts of versions on %p', id => {
  const setUp = async () => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    let now = new Date('2026-03-02T09:00:00Z');
    return {
      store: new VersionFactsStore({ database, now: () => now }),
      later: (days: number) => {
        now = new Date(now.getTime() + days * 86_400_000);
      },
    };
  };

  it('are there for the next reader, whole and in short', async () => {
    const { store } = await setUp();
    expect(await store.find(key)).toBeUndefined();
    await store.save(key, facts);
    await store.save(key, facts);
    expect(await store.find(key)).toEqual(facts);
    const { files: _, ...summary } = facts;
    expect(await store.findSummaries(key, [key])).toEqual(
      new Map([['1', summary]]),
    );
  });

  it('are not taken for another artefact under the same number', async () => {
    const { store } = await setUp();
    await store.save(key, facts);
    const moved = { ...key, sourceKey: 'd'.repeat(64) };
    const again = { ...key, createdAt: '2026-03-03T08:00:00.000Z' };
    expect(await store.find(moved)).toBeUndefined();
    expect(await store.find(again)).toBeUndefined();
    expect(await store.findSummaries(key, [again])).toEqual(new Map());
    await store.save(again, { ...facts, size: 11 });
    expect(await store.find(key)).toBeUndefined();
    expect(await store.find(again)).toMatchObject({ size: 11 });
  });

  it('go when they are old', async () => {
    const { store, later } = await setUp();
    await store.save(key, facts);
    later(181);
    await store.save({ ...key, version: '2' }, facts);
    expect(await store.find(key)).toBeUndefined();
  });
});
