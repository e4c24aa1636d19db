import { TestDatabases } from '@backstage/backend-test-utils';
import { waitUntil } from '@slipway/plugin-ml-node/testUtils';
import { MODEL, mirroredRuns } from './__testUtils__/mirroredRuns';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('rows on screen on %p', id => {
  /** A portal that keeps two runs, of which one goes on; its mirror does nothing more. */
  const setUp = async () => {
    const room = await mirroredRuns(databases, id);
    const { tracking, start } = room;
    const ended = tracking.addRun('flights', { name: 'ended' });
    const running = tracking.addRun('flights', {
      name: 'running',
      status: 'RUNNING',
    });
    const portal = start();
    await portal.settle();
    const listed = async (view?: 'all') => {
      const { items } = await portal.runs.listRuns(MODEL, { limit: 9, view });
      return items;
    };
    const list = () => listed();
    const compare = async () => {
      const runIds = [ended.id, running.id];
      return [...(await portal.runs.getRunsById(MODEL, runIds)).values()];
    };
    return { ...room, ended, running, listed, list, compare };
  };

  it.each(['list', 'compare'] as const)(
    'are looked at again behind the back of a page that shows them (%s)',
    async page => {
      const { tracking, running, wait, ...pages } = await setUp();
      tracking.changeRun(running.id, { tags: { epoch: '2' } });
      wait(3_500);
      // Comes from the index at once, and has the source asked.
      const shown = await pages[page]();
      expect(shown.some(({ tags }) => tags.epoch)).toBe(false);
      await waitUntil(pages[page], runs =>
        runs.some(({ tags }) => tags.epoch === '2'),
      );
    },
  );

  it('are asked for in one question, and only the old ones', async () => {
    const { tracking, ended, running, wait, list } = await setUp();
    const asked: string[] = [];
    const search = tracking.searchRuns.bind(tracking);
    tracking.searchRuns = async (query, options) => {
      asked.push(query.filter ?? '');
      return search(query, options);
    };
    await list();
    expect(asked).toEqual([]);
    wait(3_500);
    await list();
    await waitUntil(
      async () => asked.length,
      n => n === 1,
    );
    expect(asked[0]).toContain(running.id);
    expect(asked[0]).not.toContain(ended.id);
  });

  it('that are gone are shown so', async () => {
    const { tracking, ended, wait, list, listed } = await setUp();
    tracking.removeRun(ended.id);
    wait(70_000);
    await list();
    await waitUntil(list, runs => runs.length === 1);
    const all = await listed('all');
    expect(all.find(run => run.id === ended.id)?.deleted).toBe(true);
  });

  it('stay as they are while the source is away', async () => {
    const { tracking, wait, list } = await setUp();
    tracking.faults.goDown();
    const before = tracking.faults.count('searchRuns');
    wait(70_000);
    expect(await list()).toHaveLength(2);
    await waitUntil(
      async () => tracking.faults.count('searchRuns'),
      asked => asked > before,
    );
    expect(await list()).toHaveLength(2);
  });
});
