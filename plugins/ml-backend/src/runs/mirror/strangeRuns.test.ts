import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, mirroredRuns } from '../__testUtils__/mirroredRuns';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MINUTES = 60_000;
const NANOSECONDS = 1_700_000_000_000_000_000;

describe.each(databases.eachSupportedId())(
  'runs that nobody expects on %p',
  id => {
    const setUp = async () => {
      const room = await mirroredRuns(databases, id);
      const portal = room.start();
      const list = async (query: object = {}) => {
        const { items } = await portal.runs.listRuns(MODEL, {
          limit: 200,
          ...query,
        });
        return items;
      };
      return { ...room, ...portal, list };
    };

    it('may have a character at which a text is cut', async () => {
      const { tracking, settle, list } = await setUp();
      const tag = `${'x'.repeat(59)}💥${'y'.repeat(60)}`;
      const { id: runId } = tracking.addRun('flights', {
        name: `${'n'.repeat(499)}💥`,
        tags: { tag, ['k'.repeat(250)]: `${'v'.repeat(1_999)}💥` },
        parameters: { half: '\ud800', escape: '\\u0000' },
      });
      await settle();
      const [run] = await list({ filter: `tags.tag = '${tag}'` });
      expect(run).toMatchObject({
        id: runId,
        tags: { tag },
        parameters: { half: '\ufffd', escape: '\\u0000' },
      });
    });

    it('may have an id that cannot be asked for: set aside, counted, and in the way of none', async () => {
      const { tracking, task, settle, list } = await setUp();
      for (const strange of [
        'nul\0',
        "quote'",
        'half\ud83d',
        'x'.repeat(65),
        '',
      ]) {
        tracking.addRun('flights', { id: strange });
      }
      const plain = tracking.addRun('flights', {});
      await settle();
      expect((await list()).map(run => run.id)).toEqual([plain.id]);
      expect(await task.counts()).toEqual({
        runs: 1,
        experiments: 1,
        'runs set aside': 5,
      });
      const [, aside] = await task.unread();
      expect(aside).toMatchObject({ what: 'runs', total: 5 });
      expect(aside.items.map(({ name }) => name).sort()).toEqual(
        ['nul', "quote'", 'half\ufffd', 'x'.repeat(65), ''].sort(),
      );
      expect(aside.items[0]).toMatchObject({
        experiment: 'flights',
        why: expect.stringContaining('is none that can be asked for'),
        since: expect.any(String),
      });
    });

    it('are said with why and since when, by every portal on the database, until they can be read', async () => {
      const { tracking, start, task, settle, wait, turn } = await setUp();
      tracking.addRun('flights', {});
      const { id: huge } = tracking.addRun('flights', {});
      tracking.huge.add(huge);
      await settle();
      const of = async (portal = task) => (await portal.unread())[1];
      const first = await of();
      expect(first).toMatchObject({
        total: 1,
        items: [{ why: 'It alone is too large for an answer' }],
      });
      wait(10 * MINUTES);
      tracking.addRun('flights', { id: "quote'" });
      await turn();
      const { items, total } = await of(start().task);
      expect([total, items.length]).toEqual([2, 2]);
      expect(items[0].name).toBe("quote'");
      expect(items[1]).toEqual(first.items[0]);
      tracking.huge.clear();
      tracking.removeRun("quote'");
      wait(10 * MINUTES);
      await turn();
      expect(await of()).toEqual({ what: 'runs', total: 0, items: [] });
    });

    it('may say nanoseconds where milliseconds are meant', async () => {
      const { tracking, runs, turn, settle, list } = await setUp();
      tracking.addRun('flights', {
        name: 'strange',
        startTime: NANOSECONDS,
        endTime: 8.7e15,
        histories: { auc: [{ step: 1, timestamp: NANOSECONDS, value: 0.5 }] },
      });
      tracking.addRun('flights', { name: 'plain' });
      // While the tracking server itself answers, and afterwards.
      for (const read of [async () => {}, turn, settle]) {
        await read();
        const items = await list({ orderBy: 'run_name DESC' });
        expect(items.map(({ name }) => name)).toEqual(['strange', 'plain']);
        expect(items[0].metrics[0].timestamp).toBe('9999-12-31T23:59:59.999Z');
      }
      const { curves } = await runs.getCurves(MODEL, {
        runIds: (await list()).map(run => run.id),
        metric: 'auc',
        maxPoints: 9,
      });
      expect(curves).toHaveLength(1);
    });

    it('may begin in a far future, and are not read with every look for that', async () => {
      const { tracking, settle, wait, turn, list } = await setUp();
      await settle();
      tracking.addRun('flights', { name: 'far', startTime: NANOSECONDS });
      const search = tracking.searchRuns.bind(tracking);
      const read: string[] = [];
      tracking.searchRuns = async (query, options) => {
        const page = await search(query, options);
        read.push(...page.items.map(({ name }) => name));
        return page;
      };
      wait(5_000);
      await turn();
      expect(read).toEqual([]);
      wait(10 * MINUTES);
      await turn();
      expect((await list()).map(({ name }) => name)).toEqual(['far']);
    });

    it('may be too large for an answer, many together or one alone', async () => {
      const { tracking, task, settle, wait, turn, list } = await setUp();
      for (let index = 0; index < 30; index += 1)
        tracking.addRun('flights', {});
      const [{ id: huge }] = [tracking.addRun('flights', { name: 'huge' })];
      for (let index = 0; index < 30; index += 1)
        tracking.addRun('flights', {});
      tracking.huge.add(huge);
      tracking.room = 10;
      // The tracking server itself gives fewer at once.
      expect((await list()).length).toBeGreaterThan(0);
      await settle();
      expect(await list()).toHaveLength(60);
      expect(await task.counts()).toMatchObject({ 'runs set aside': 1 });
      tracking.huge.clear();
      wait(10 * MINUTES);
      await turn();
      expect(await list({ filter: "run_name = 'huge'" })).toHaveLength(1);
      expect(await task.counts()).toEqual({ runs: 61, experiments: 1 });
    });

    it('stay though they have become too large to be read, and are not taken for gone', async () => {
      const { tracking, settle, wait, turn, list } = await setUp();
      const grown = tracking.addRun('flights', { status: 'RUNNING' });
      tracking.addRun('flights', {});
      await settle();
      tracking.huge.add(grown.id);
      wait(10 * MINUTES);
      await turn();
      expect(await list()).toHaveLength(2);
    });

    it('may be left behind by dead processes, which keep no living one waiting', async () => {
      const { tracking, settle, wait, turn, list } = await setUp();
      for (let index = 0; index < 250; index += 1) {
        tracking.addRun('flights', { status: 'RUNNING', endTime: undefined });
      }
      const living = tracking.addRun('flights', {
        status: 'RUNNING',
        endTime: undefined,
        startTime: 1_799_999_000_000,
      });
      await settle();
      wait(11 * MINUTES);
      await turn();
      tracking.changeRun(living.id, { tags: { epoch: '7' } });
      wait(5_000);
      await turn();
      expect((await list({ filter: "tags.epoch = '7'" }))[0].id).toBe(
        living.id,
      );
    });

    it('are gone when they are asked for and not there, also while they run', async () => {
      const { tracking, settle, wait, turn, list } = await setUp();
      const running = tracking.addRun('flights', {
        status: 'RUNNING',
        startTime: 1_799_999_000_000,
      });
      await settle();
      tracking.removeRun(running.id);
      wait(5_000);
      await turn();
      expect(await list()).toEqual([]);
      expect(await list({ view: 'deleted' })).toMatchObject([
        { id: running.id, deleted: true },
      ]);
    });

    it('may all begin at one moment, which is passed', async () => {
      const { tracking, settle, wait, turn } = await setUp();
      await settle();
      for (let index = 0; index < 10; index += 1) {
        tracking.addRun('flights', { startTime: 1_800_000_000_100 });
      }
      const search = tracking.searchRuns.bind(tracking);
      // One run a page, and pages that take long.
      tracking.searchRuns = async (query, options) => {
        wait(4_000);
        return search({ ...query, limit: 1 }, options);
      };
      wait(60 * MINUTES);
      expect((await turn()).more).toBe(true);
      let turns = 0;
      while ((await turn()).more) turns += 1;
      expect(turns).toBeLessThan(200);
    });
  },
);
