import { TestDatabases } from '@backstage/backend-test-utils';
import type { Version } from '@slipway/plugin-ml-common';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { KnownVersionStore } from './KnownVersionStore';
import { nameKey } from './types';

const NAME = { instance: 'default', model: 'flight-delay' };
const OTHER = { instance: 'default', model: 'arrival-delay' };

const version = (number: number, changes: Partial<Version> = {}): Version => ({
  version: String(number),
  status: 'ready',
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString(),
  aliases: [],
  tags: {},
  ...changes,
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('known versions on %p', id => {
  const setUp = async () => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    const store = new KnownVersionStore(knex);
    const save = (
      items: Version[],
      ends: { isFirst?: boolean; isLast?: boolean } = {},
    ) =>
      store.save(NAME, {
        items,
        asOf: '2026-02-01T00:00:00.000Z',
        isFirst: true,
        isLast: true,
        ...ends,
      });
    const known = async () =>
      (await store.list(NAME, { limit: 2_000 })).items.map(one => one.version);
    return { store, save, known };
  };

  it('are replaced by what a page shows, and forgotten when they are gone from it', async () => {
    const { save, known } = await setUp();
    await save([version(4), version(3), version(2), version(1)]);
    // The first page of two, in which 3 is gone: what lies behind it is not known to be gone.
    await save([version(4), version(2)], { isLast: false });
    expect(await known()).toEqual(['4', '2', '1']);
    await save([version(5, { aliases: ['champion'] })], { isLast: false });
    expect(await known()).toEqual(['5', '4', '2', '1']);
    await save([], { isFirst: true, isLast: true });
    expect(await known()).toEqual([]);
  });

  it('are at most a thousand of a model', async () => {
    const { save, known } = await setUp();
    for (let page = 6; page > 0; page -= 1) {
      await save(
        Array.from({ length: 200 }, (_, n) => version(page * 200 - n)),
        { isFirst: page === 6, isLast: page === 1 },
      );
    }
    const kept = await known();
    expect(kept).toHaveLength(1_000);
    expect(kept[0]).toBe('1200');
  });

  it('tell the newest of many models, and what was made by a run', async () => {
    const { save, store } = await setUp();
    await save([version(2, { runId: 'r' }), version(1, { runId: 'r' })]);
    const newest = await store.findNewest([NAME, OTHER]);
    expect(newest.get(nameKey(NAME))?.version).toBe('2');
    expect(newest.has(nameKey(OTHER))).toBe(false);
    expect(await store.findByRun(NAME, ['r', 's'])).toEqual(
      new Map([['r', ['1', '2']]]),
    );
    expect(await store.find(NAME, '1')).toEqual(version(1, { runId: 'r' }));
  });

  it('are listed after a position', async () => {
    const { save, store } = await setUp();
    await save([version(3), version(2), version(1)]);
    const page = await store.list(NAME, { limit: 1, after: version(3) });
    expect(page).toMatchObject({
      items: [{ version: '2' }],
      more: true,
      asOf: '2026-02-01T00:00:00.000Z',
    });
  });
});
