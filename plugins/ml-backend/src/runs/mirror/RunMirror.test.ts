import { TestDatabases } from '@backstage/backend-test-utils';
import { FakeTrackingServer } from '@slipway/plugin-ml-node/testUtils';
import { MODEL, mirroredRuns } from '../__testUtils__/mirroredRuns';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MINUTES = 60_000;

describe.each(databases.eachSupportedId())('the mirror of runs on %p', id => {
  const setUp = async () => {
    const room = await mirroredRuns(databases, id);
    const list = async (
      portal: ReturnType<typeof room.start>,
      query: object = {},
    ) => {
      const { items } = await portal.runs.listRuns(MODEL, {
        limit: 200,
        ...query,
      });
      return items;
    };
    const indexed = () =>
      room.database('indexed_runs').count({ n: 'id' }).first();
    return { ...room, list, indexed };
  };

  it('reads all runs once, though it is killed after every page', async () => {
    const { tracking, start, database } = await setUp();
    for (let index = 0; index < 1_300; index += 1) {
      tracking.addRun('flights', { metrics: { index } });
    }
    const search = tracking.searchRuns.bind(tracking);
    let more = true;
    let pages = 0;
    while (more) {
      // A process that dies in the middle of a page, and one that takes its place.
      tracking.searchRuns = async (query, options) => {
        const page = await search(query, options);
        return { ...page, items: page.items.slice(0, 250) };
      };
      await start()
        .turn()
        .catch(() => {});
      tracking.searchRuns = search;
      ({ more } = await start().turn());
      pages += 1;
    }
    expect(pages).toBeLessThan(12);
    const rows = await database('indexed_runs').select('source_id');
    expect(rows).toHaveLength(1_300);
    expect(new Set(rows.map(row => row.source_id)).size).toBe(1_300);
    const [{ n }] = await database('run_metrics').count({ n: '*' });
    expect(Number(n)).toBe(1_300);
  });

  it('passes a thousand runs that began in the same millisecond', async () => {
    const { tracking, start, indexed } = await setUp();
    for (let index = 0; index < 1_100; index += 1) {
      tracking.addRun('flights', { startTime: 1_700_000_000_000 });
    }
    await start().settle();
    expect(Number((await indexed())?.n)).toBe(1_100);
  });

  it('lets two portals mirror the same server', async () => {
    const { tracking, start, indexed } = await setUp();
    for (let index = 0; index < 700; index += 1) {
      tracking.addRun('flights', { metrics: { index }, tags: { index: 'x' } });
    }
    await Promise.all([start().settle(), start().settle()]);
    expect(Number((await indexed())?.n)).toBe(700);
  });

  it('follows running runs until they end, and finds new ones', async () => {
    const { tracking, start, wait, list } = await setUp();
    const running = tracking.addRun('flights', {
      status: 'RUNNING',
      endTime: undefined,
      startTime: 1_799_999_000_000,
    });
    const portal = start();
    await portal.settle();
    tracking.changeRun(running.id, {
      metrics: [{ key: 'auc', value: 0.5, step: 1, timestamp: 1 }],
    });
    wait(5_000);
    await portal.turn();
    expect((await list(portal))[0].metrics).toMatchObject([{ value: 0.5 }]);
    tracking.changeRun(running.id, {
      status: 'FINISHED',
      endTime: 1_800_000_005_000,
    });
    tracking.addRun('flights', { startTime: 1_800_000_004_000, name: 'new' });
    wait(5_000);
    await portal.turn();
    expect(
      (await list(portal)).map(({ name, status }) => [name, status]),
    ).toEqual([
      ['new', 'FINISHED'],
      [running.name, 'FINISHED'],
    ]);
  });

  it('notices edits, deletions and restorations of old runs with a sweep', async () => {
    const { tracking, start, wait, list } = await setUp();
    const [edited, deleted, purged] = ['a', 'b', 'c'].map(name =>
      tracking.addRun('flights', { name, metrics: { auc: 1 } }),
    );
    const portal = start();
    await portal.settle();
    tracking.changeRun(edited.id, { tags: { note: 'looked at' } });
    tracking.changeRun(deleted.id, { lifecycleStage: 'deleted' });
    tracking.removeRun(purged.id);
    wait(10 * MINUTES);
    await portal.turn();
    expect(await list(portal)).toMatchObject([
      { id: edited.id, tags: { note: 'looked at' } },
    ]);
    const gone = await list(portal, { view: 'deleted', orderBy: 'run_name' });
    expect(gone).toMatchObject([
      { id: deleted.id, deleted: true },
      { id: purged.id, deleted: true },
    ]);
    tracking.changeRun(deleted.id, { lifecycleStage: 'active' });
    wait(10 * MINUTES);
    await portal.turn();
    expect((await list(portal)).map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('answers while the server is away, says so, and goes on afterwards', async () => {
    const { tracking, start, wait } = await setUp();
    tracking.addRun('flights', { metrics: { auc: 1 } });
    const portal = start();
    await portal.settle();
    tracking.faults.goDown();
    wait(5_000);
    await expect(portal.turn()).rejects.toThrow('does not answer');
    const query = { filter: 'metrics.auc > 0 or metrics.auc < 0', limit: 9 };
    const away = await portal.runs.listRuns(MODEL, query);
    expect(away.items).toHaveLength(1);
    expect(away.freshness).toMatchObject({
      state: 'stale',
      error: expect.stringContaining('does not answer'),
    });
    tracking.faults.comeBack();
    wait(5_000);
    await portal.turn();
    const back = await portal.runs.listRuns(MODEL, query);
    expect(back.freshness.state).toBe('live');
  });

  it('writes nothing when nothing changes', async () => {
    const { tracking, start, wait, database } = await setUp();
    tracking.addRun('flights', { metrics: { auc: 1 } });
    const portal = start();
    await portal.settle();
    // The first sweep remembers what it read.
    wait(10 * MINUTES);
    await portal.turn();
    wait(10 * MINUTES);
    const statements: string[] = [];
    database.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    await portal.turn();
    expect(
      statements.filter(
        sql =>
          /run_metrics|run_texts|insert/.test(sql) ||
          /update.*indexed_runs/.test(sql),
      ),
    ).toEqual([]);
  });

  it('keeps a run within bounds, whatever its source says', async () => {
    const { tracking, start, list } = await setUp();
    const many = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, at) => [`k${at}`, 'v'.repeat(1_000)]),
    );
    tracking.addRun('flights', {
      name: `\0${'n'.repeat(5_000)}`,
      tags: { ...many, huge: '💥\ud800'.repeat(4_000_000), 'nul\0': '\0' },
      parameters: { ...many, ['k'.repeat(9_999)]: 'v' },
      metrics: { a: -Infinity, b: 1e308, c: NaN, [`m${'x'.repeat(400)}`]: 1 },
      startTime: NaN,
      endTime: Infinity,
      datasets: Array(500).fill({ name: 'd', digest: 'e'.repeat(1_000) }),
    });
    tracking.addRun('flights', { name: 'plain' });
    const portal = start();
    await portal.settle();
    const items = await list(portal);
    expect(items.map(({ name }) => name.slice(0, 5))).toEqual([
      'plain',
      'nnnnn',
    ]);
    expect(JSON.stringify(items).length).toBeLessThan(1_000_000);
    expect(items[1].metrics.map(({ key, text }) => [key, text])).toEqual([
      ['a', '-Infinity'],
      ['b', undefined],
      ['c', 'NaN'],
    ]);
  });

  it('stops at a server that gives pages without end', async () => {
    const { tracking, start } = await setUp();
    const run = tracking.addRun('flights', {});
    tracking.searchRuns = async () => ({ items: [run], nextCursor: 'again' });
    const portal = start();
    await portal.turn();
    await portal.turn();
    await expect(portal.turn()).rejects.toThrow('without end');
  });

  it('looks at each of hundreds of experiments, however slow the server is', async () => {
    const names = Array.from({ length: 250 }, (_, at) => `experiment ${at}`);
    const { tracking, start, wait, database } = await mirroredRuns(
      databases,
      id,
      names,
    );
    names.forEach(name => tracking.addExperiment(name));
    const portal = start();
    await portal.settle();
    const search = tracking.searchRuns.bind(tracking);
    tracking.searchRuns = async (query, options) => {
      wait(3_000);
      return search(query, options);
    };
    const levels = async (): Promise<string[]> =>
      database('run_experiments').orderBy('id').pluck('polled_at');
    const before = await levels();
    wait(MINUTES);
    const turns: boolean[] = [];
    do turns.push((await portal.turn()).more);
    while (turns.at(-1));
    // A part takes longer than a turn goes on for, so each has a turn of its own.
    expect(turns).toEqual([true, true, false]);
    const after = await levels();
    expect(after.every((level, at) => level > before[at])).toBe(true);
  });

  it('keeps servers apart', async () => {
    const { tracking, start, list } = await setUp();
    const other = new FakeTrackingServer({ name: 'other' });
    tracking.addRun('flights', { name: 'here' });
    other.addRun('flights', { name: 'there' });
    const here = start();
    const there = start(other);
    other.faults.goDown();
    await there.turn().catch(() => {});
    await here.settle();
    other.faults.comeBack();
    await there.settle();
    expect((await list(here)).map(({ name }) => name)).toEqual(['here']);
    const { items } = await there.runs.listRuns(
      { ...MODEL, registry: { instance: 'other', model: 'x' } },
      { limit: 9 },
    );
    expect(items.map(({ name }) => name)).toEqual(['there']);
  });
});
