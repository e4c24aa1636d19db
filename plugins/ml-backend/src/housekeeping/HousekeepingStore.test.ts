import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { FindingKeeper } from './FindingKeeper';
import { HousekeepingStore } from './HousekeepingStore';
import type { Finding } from './types';

const NOW = '2026-01-01T00:00:00.000Z';
const LATER = '2026-01-02T00:00:00.000Z';

const ref = (name: string) => `mlmodel:default/${name}`;

const unowned = (name: string, changes: Partial<Finding> = {}): Finding => ({
  problem: 'unowned',
  ref: ref(name),
  name,
  owner: 'unowned',
  registry: { instance: 'default', model: name },
  reason: { kind: 'nobody' },
  ...changes,
});

const duplicated = (name: string): Finding =>
  unowned(name, {
    problem: 'duplicated',
    group: 'model x',
    reason: { kind: 'same-model' },
  });

const undescribed = (name: string): Finding => ({
  ...unowned(name),
  problem: 'undescribed',
  ref: undefined,
  owner: undefined,
});

const stale = (name: string, at: string): Finding =>
  unowned(name, {
    problem: 'stale',
    reason: { kind: 'stale', last: { what: 'version', at } },
  });

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('findings on %p', id => {
  const setUp = async (findings: Finding[]) => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    const store = new HousekeepingStore(knex);
    const keeper = new FindingKeeper(knex);
    await keeper.replace([findings], NOW);
    const list = async (
      query: Partial<Parameters<HousekeepingStore['list']>[0]> = {},
    ) =>
      store.list({
        filter: {},
        visibility: 'all',
        sorting: { sort: 'pressing', order: 'asc' },
        limit: 200,
        ...query,
      });
    const names = async (query: Parameters<typeof list>[0] = {}) =>
      (await list(query)).items.map(({ name }) => name);
    const namesByPage = async (query: Parameters<typeof list>[0] = {}) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ limit: 1, ...query, cursor });
        seen.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
      } while (cursor);
      return seen;
    };
    return { keeper, store, list, names, namesByPage };
  };

  it('are looked for again after a change, and after a while', async () => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    const store = new HousekeepingStore(knex);
    const keeper = new FindingKeeper(knex);
    const DAYS = ['2026-01-01', '2026-01-02', '2026-01-03'].map(
      day => `${day}T00:00:00.000Z`,
    );
    // Nothing was ever looked for, whoever asks.
    await store.askCheck(DAYS[0]);
    expect(await store.isCheckDue(DAYS[0])).toBe(true);
    await keeper.replace([], DAYS[1]);
    expect(await store.isCheckDue(DAYS[0])).toBe(false);
    expect(await store.isCheckDue(DAYS[2])).toBe(true);
    // While it was looked for, or later.
    await store.askCheck(DAYS[1]);
    expect(await store.isCheckDue(DAYS[0])).toBe(true);
    await keeper.replace([], DAYS[2]);
    expect(await store.isCheckDue(DAYS[0])).toBe(false);
  });

  it('are looked for again where something changed during the first look', async () => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    const store = new HousekeepingStore(knex);
    await store.askCheck(LATER);
    expect(await store.checkedAt()).toBeUndefined();
    await new FindingKeeper(knex).replace([], NOW);
    expect(await store.checkedAt()).toBe(NOW);
    expect(await store.isCheckDue('2000-01-01T00:00:00.000Z')).toBe(true);
  });

  it('stay with the time they were first made, change, and go', async () => {
    const { keeper, store, list } = await setUp([unowned('a'), unowned('b')]);
    expect(
      await keeper.replace([[unowned('a')], [unowned('b')]], LATER),
    ).toEqual({ found: 2, written: 0, gone: 0 });
    const owner = 'group:default/gone';
    expect(await keeper.replace([[unowned('b', { owner })]], LATER)).toEqual({
      found: 1,
      written: 1,
      gone: 1,
    });
    const { items } = await list();
    expect(items).toMatchObject([{ name: 'b', owner, foundAt: NOW }]);
    expect(await store.checkedAt()).toBe(LATER);
  });

  it('come page by page, those without life the longest first', async () => {
    const { names, namesByPage } = await setUp([
      unowned('b'),
      unowned('A'),
      stale('young', '2025-06-01T00:00:00.000Z'),
      stale('old', '2024-06-01T00:00:00.000Z'),
    ]);
    expect(await names()).toEqual(['old', 'young', 'A', 'b']);
    expect(await namesByPage()).toEqual(['old', 'young', 'A', 'b']);
  });

  it('are sorted by each column in both orders, ties by name, what is not known last', async () => {
    const at = (name: string, instance: string, owner?: string) =>
      unowned(name, { owner, registry: { instance, model: name } });
    const { keeper, names, namesByPage } = await setUp([
      at('c', 'y', 'group:default/b'),
      at('b', 'x', 'group:default/b'),
    ]);
    await keeper.replace(
      [
        [
          at('c', 'y', 'group:default/b'),
          at('b', 'x', 'group:default/b'),
          at('D', 'x', 'group:default/a'),
          at('a', 'y'),
        ],
      ],
      LATER,
    );
    const expected = {
      pressing: [
        ['a', 'b', 'c', 'D'],
        ['D', 'c', 'b', 'a'],
      ],
      name: [
        ['a', 'b', 'c', 'D'],
        ['D', 'c', 'b', 'a'],
      ],
      owner: [
        ['D', 'b', 'c', 'a'],
        ['c', 'b', 'D', 'a'],
      ],
      registry: [
        ['b', 'D', 'a', 'c'],
        ['c', 'a', 'D', 'b'],
      ],
      found: [
        ['b', 'c', 'a', 'D'],
        ['D', 'a', 'c', 'b'],
      ],
      lastActivity: [
        ['a', 'b', 'c', 'D'],
        ['D', 'c', 'b', 'a'],
      ],
    } as const;
    const sorts = ['pressing', 'name', 'owner', 'registry', 'found'] as const;
    for (const sort of [...sorts, 'lastActivity' as const]) {
      const [up, down] = expected[sort];
      for (const filter of [{}, { problem: 'unowned' as const }]) {
        const inOrder = (order: 'asc' | 'desc') => ({
          filter,
          sorting: { sort, order },
        });
        expect(await names(inOrder('asc'))).toEqual(up);
        expect(await namesByPage(inOrder('asc'))).toEqual(up);
        expect(await names(inOrder('desc'))).toEqual(down);
        expect(await namesByPage(inOrder('desc'))).toEqual(down);
      }
    }
  });

  it('are sorted by the last sign of life, the many without any page by page after it', async () => {
    const { namesByPage } = await setUp([
      stale('young', '2025-06-01T00:00:00.000Z'),
      stale('b', '2024-06-01T00:00:00.000Z'),
      stale('a', '2024-06-01T00:00:00.000Z'),
      ...['1', '2', '3'].map(n =>
        unowned(n, { problem: 'stale', registry: { instance: n, model: n } }),
      ),
    ]);
    const by = (order: 'asc' | 'desc') =>
      namesByPage({ limit: 2, sorting: { sort: 'lastActivity', order } });
    expect(await by('asc')).toEqual(['a', 'b', 'young', '1', '2', '3']);
    expect(await by('desc')).toEqual(['young', 'b', 'a', '3', '2', '1']);
  });

  it('are continued in the order in which they were begun, and in no other', async () => {
    const { list } = await setUp([unowned('a'), unowned('b')]);
    const { nextCursor: cursor } = await list({
      limit: 1,
      sorting: { sort: 'owner', order: 'asc' },
    });
    for (const sorting of [
      { sort: 'owner', order: 'desc' },
      { sort: 'pressing', order: 'asc' },
    ] as const) {
      await expect(list({ sorting, cursor })).rejects.toThrow(
        /^cursor: of a list that is sorted otherwise than by (owner desc|pressing asc); start again without a cursor/,
      );
    }
    await expect(
      list({
        cursor: Buffer.from('["unowned","a","1"]').toString('base64url'),
      }),
    ).rejects.toThrow('cursor: not one of this list');
  });

  it('are those of some owners', async () => {
    const { store, names } = await setUp([
      unowned('a', { owner: 'group:default/x' }),
      unowned('b', { owner: 'group:default/y' }),
      undescribed('c'),
    ]);
    const owners = ['group:default/x', 'group:default/z'];
    expect(await names({ filter: { owners } })).toEqual(['a']);
    expect(await store.countMatching({ owners }, 'all')).toBe(1);
    expect(await names({ filter: { owners: [] } })).toEqual([]);
  });

  it('are narrowed by problem, text and registry, and counted', async () => {
    const { store, names } = await setUp([
      unowned('a'),
      unowned('b_c', { registry: { instance: 'abroad', model: 'b_c' } }),
      stale('a', NOW),
    ]);
    expect(await names({ filter: { problem: 'unowned' } })).toEqual([
      'a',
      'b_c',
    ]);
    expect(await names({ filter: { text: 'B_C UNOWNED' } })).toEqual(['b_c']);
    expect(await names({ filter: { text: 'b%c' } })).toEqual([]);
    expect(await names({ filter: { registries: ['abroad'] } })).toEqual([
      'b_c',
    ]);
    expect(await store.count('all')).toEqual({
      undescribed: 0,
      unowned: 2,
      orphaned: 0,
      duplicated: 0,
      stale: 1,
    });
    expect(await store.countMatching({ problem: 'stale' }, 'all')).toBe(1);
  });

  it('are kept and found whatever the names are', async () => {
    const { names } = await setUp([
      unowned('long', {
        title: '🚢'.repeat(400),
        owner: '🚢'.repeat(400),
        registry: { instance: 'i'.repeat(100), model: 'm'.repeat(1_000) },
      }),
      unowned('broken', { title: 'a\u0000b \ud83d' }),
      {
        ...undescribed('n'.repeat(1_000)),
        registry: { instance: 'default', model: 'x\u0000y' },
      },
    ]);
    expect(await names()).toHaveLength(3);
    expect(await names({ filter: { text: 'AB\u0000' } })).toEqual(['broken']);
    expect(await names({ filter: { text: 'xy' } })).toHaveLength(1);
  });

  it('say nothing of entities that the caller may not see, not even by counting them', async () => {
    const { store, names } = await setUp([
      unowned('a'),
      unowned('hidden'),
      undescribed('registered'),
      duplicated('a'),
      duplicated('hidden'),
    ]);
    expect(await names({ visibility: [ref('a')] })).toEqual([
      'registered',
      'a',
    ]);
    expect(await names({ visibility: 'none' })).toEqual(['registered']);
    expect(await store.count([ref('a')])).toMatchObject({
      duplicated: 0,
      unowned: 1,
      undescribed: 1,
    });
    expect(await store.listGroups(['model x'], [ref('a')])).toEqual(
      new Map([['model x', [ref('a')]]]),
    );
    expect(
      (await store.listGroups(['model x'], 'all')).get('model x'),
    ).toHaveLength(2);
  });

  it('are written once when two replicas find them at the same time', async () => {
    const { keeper, list } = await setUp([unowned('gone')]);
    const found = ['b', 'a', 'c'].map(name => unowned(name));
    const done = await Promise.all([
      keeper.replace([found], LATER),
      keeper.replace([[...found].reverse()], LATER),
    ]);
    expect(done.map(({ written }) => written).sort()).toEqual([0, 3]);
    expect(done.map(({ gone }) => gone).sort()).toEqual([0, 1]);
    expect((await list()).items.map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('stay as they are where a look ends early, and are not called looked at', async () => {
    const { keeper, store, names } = await setUp([unowned('a')]);
    const endsEarly = function* endsEarly() {
      yield [unowned('b')];
      throw new Error('The database is away');
    };
    await expect(keeper.replace(endsEarly(), LATER)).rejects.toThrow('away');
    expect(await names()).toEqual(['a', 'b']);
    expect(await store.checkedAt()).toBe(NOW);
  });

  it('are taken over in thousands', async () => {
    const { keeper, store } = await setUp(
      Array.from({ length: 3_000 }, (_, n) => unowned(`m${n}`)),
    );
    expect((await store.count('all')).unowned).toBe(3_000);
    await keeper.replace([], LATER);
    expect((await store.count('all')).unowned).toBe(0);
  });
});
