import { TestDatabases } from '@backstage/backend-test-utils';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { MODEL, mirroredRuns } from '../__testUtils__/mirroredRuns';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MINUTES = 60_000;

describe.each(databases.eachSupportedId())(
  'an experiment that fails on %p',
  id => {
    const setUp = async () => {
      const experiments = ['flights', 'weather'];
      const room = await mirroredRuns(databases, id, experiments);
      const portal = room.start();
      const namesOf = async (experiment: string, query: object = {}) => {
        const { items } = await portal.runs.listRuns(
          { ...MODEL, experiments: [experiment] },
          { limit: 200, ...query },
        );
        return items.map(({ name }) => name);
      };
      return { ...room, ...portal, experiments, namesOf };
    };
    type Room = Awaited<ReturnType<typeof setUp>>;

    /** Makes the server refuse all that concerns one experiment; gives back what undoes it. */
    const refuse = ({ tracking }: Room, name: string, error: Error) => {
      const { id: refused } = tracking.addExperiment(name);
      const search = tracking.searchRuns;
      tracking.searchRuns = async (query, options) => {
        if (query.experimentIds.includes(refused)) throw error;
        return search.call(tracking, query, options);
      };
      return () => {
        tracking.searchRuns = search;
      };
    };

    it.each([
      ['forbids it', new NotAllowedError('Not yours')],
      [
        'answers nonsense',
        new ServiceUnavailableError('answered in an unknown form'),
      ],
    ])(
      'keeps no other waiting when the server %s, and is read later',
      async (_, error) => {
        const room = await setUp();
        const { tracking, turn, settle, wait, namesOf } = room;
        tracking.addRun('flights', { name: 'f' });
        tracking.addRun('weather', { name: 'w' });
        const allow = refuse(room, 'flights', error);
        await settle();
        expect(await namesOf('weather')).toEqual(['w']);
        wait(2 * MINUTES);
        expect(await turn()).toMatchObject({
          isComplete: false,
          trouble: `Experiment ‘flights’: ${error.message}`,
        });
        const [failing] = await room.start().task.unread();
        expect(failing).toEqual({
          what: 'experiments',
          total: 1,
          items: [
            {
              name: 'flights',
              why: error.message,
              retryAt: expect.any(String),
            },
          ],
        });
        allow();
        wait(2 * MINUTES);
        await settle();
        expect((await room.task.unread())[0]).toMatchObject({ total: 0 });
        expect(await turn()).toEqual({ more: false, isComplete: true });
        expect(await namesOf('flights')).toEqual(['f']);
      },
    );

    it('keeps no other waiting once it was read', async () => {
      const room = await setUp();
      const { tracking, turn, settle, wait, namesOf, runs } = room;
      tracking.addRun('flights', {});
      tracking.addRun('weather', {});
      await settle();
      const allow = refuse(room, 'flights', new NotAllowedError('Not yours'));
      tracking.addRun('weather', { name: 'new', startTime: 1_800_000_000_500 });
      wait(10 * MINUTES);
      await turn();
      expect(await namesOf('weather')).toContain('new');
      const query = { limit: 9 };
      const { freshness } = await runs.listRuns(MODEL, query);
      expect(freshness).toMatchObject({ state: 'stale', error: 'Not yours' });
      allow();
      wait(2 * MINUTES);
      await turn();
      expect((await runs.listRuns(MODEL, query)).freshness.state).toBe('live');
    });

    it('fails the turn when there is no other', async () => {
      const room = await setUp();
      room.experiments.pop();
      room.tracking.addRun('flights', {});
      refuse(room, 'flights', new NotAllowedError('Not yours'));
      await expect(room.settle()).rejects.toThrow(
        'Experiment ‘flights’: Not yours',
      );
    });

    it('is gone with its runs when it was purged, and others are swept on', async () => {
      const { tracking, turn, settle, wait, namesOf } = await setUp();
      const { experimentId } = tracking.addRun('flights', { name: 'f' });
      const edited = tracking.addRun('weather', { name: 'w' });
      await settle();
      tracking.removeExperiment(experimentId);
      tracking.changeRun(edited.id, { name: 'edited' });
      wait(10 * MINUTES);
      await turn();
      expect(await namesOf('flights')).toEqual([]);
      expect(await namesOf('flights', { view: 'deleted' })).toEqual(['f']);
      expect(await namesOf('weather')).toEqual(['edited']);
    });

    it('that was renamed is followed under both names, and so is one that is made anew', async () => {
      const { tracking, runs, turn, settle, wait, namesOf } = await setUp();
      const { experimentId } = tracking.addRun('flights', { name: 'f' });
      await settle();
      const moved = async () =>
        (await runs.listRuns(MODEL, { limit: 9 })).movedExperiments;
      expect(await moved()).toBeUndefined();
      tracking.changeExperiment(experimentId, { name: 'flights 2024' });
      wait(10 * MINUTES);
      await turn();
      expect(await moved()).toEqual([
        { name: 'flights', renamedTo: 'flights 2024' },
      ]);
      expect(await namesOf('flights')).toEqual(['f']);
      tracking.removeExperiment(experimentId);
      wait(10 * MINUTES);
      await turn();
      expect(await moved()).toEqual([{ name: 'flights', deleted: true }]);
      tracking.addRun('flights', { name: 'anew' });
      wait(MINUTES);
      await settle();
      expect(await moved()).toBeUndefined();
      expect(await namesOf('flights')).toEqual(['anew']);
    });

    it('that was renamed hides no other that has its name now', async () => {
      const { tracking, turn, settle, wait, namesOf } = await setUp();
      const { experimentId } = tracking.addRun('flights', { name: 'f' });
      await settle();
      tracking.changeExperiment(experimentId, { name: 'flights 2024' });
      wait(10 * MINUTES);
      await turn();
      tracking.addRun('flights', { name: 'anew' });
      wait(MINUTES);
      await settle();
      expect((await namesOf('flights')).sort()).toEqual(['anew', 'f']);
    });

    it('that may no longer be seen keeps its runs, though they look as if they were gone', async () => {
      const { tracking, turn, settle, wait, namesOf, runs } = await setUp();
      tracking.addRun('flights', { name: 'ended' });
      tracking.addRun('flights', {
        name: 'running',
        status: 'RUNNING',
        startTime: 1_799_999_000_000,
      });
      await settle();
      tracking.searchRuns = async () => ({ items: [] });
      tracking.getExperiment = async () => {
        throw new NotAllowedError('Not yours');
      };
      for (const later of [5_000, 10 * MINUTES, 10 * MINUTES]) {
        wait(later);
        await turn();
        // Has the rows on screen asked for too.
        await runs.listRuns(MODEL, { limit: 9 });
        await turn();
      }
      expect(await namesOf('flights')).toEqual(['running', 'ended']);
    });

    it('is gone with its runs when it was purged in the middle of a sweep', async () => {
      const { tracking, turn, settle, wait, namesOf } = await setUp();
      const { experimentId } = tracking.addRun('flights', {});
      for (let run = 1; run < 1_100; run += 1) tracking.addRun('flights', {});
      await settle();
      const search = tracking.searchRuns;
      tracking.searchRuns = async (query, options) => {
        const page = await search.call(tracking, query, options);
        if (query.limit === 500) tracking.removeExperiment(experimentId);
        return page;
      };
      for (let sweeps = 0; sweeps < 3; sweeps += 1) {
        wait(10 * MINUTES);
        await turn();
      }
      expect(await namesOf('flights')).toEqual([]);
    });

    it('begins anew when its pages had no end, and is whole once they have', async () => {
      const { tracking, turn, settle, wait, namesOf } = await setUp();
      const run = tracking.addRun('flights', { name: 'f' });
      tracking.addRun('weather', { name: 'w' });
      const search = tracking.searchRuns;
      let pages = 0;
      tracking.searchRuns = async (query, options) => {
        if (!query.experimentIds.includes(run.experimentId)) {
          return search.call(tracking, query, options);
        }
        pages += 1;
        return { items: [], nextCursor: String(pages) };
      };
      let said: string | undefined;
      for (let n = 0; n < 300 && !said; n += 1) said = (await turn()).trouble;
      expect(said).toContain('without end');
      expect(await namesOf('weather')).toEqual(['w']);
      tracking.searchRuns = search;
      wait(2 * MINUTES);
      await settle();
      expect(await namesOf('flights')).toEqual(['f']);
    });

    it('says so too where only the look at all its runs fails', async () => {
      const room = await setUp();
      const { tracking, task, turn, settle, wait } = room;
      tracking.addRun('flights', {});
      tracking.addRun('weather', {});
      await settle();
      const search = tracking.searchRuns;
      const { id: refused } = tracking.addExperiment('flights');
      tracking.searchRuns = async (query, options) => {
        const isSweep = query.orderBy?.includes('attributes.start_time DESC');
        if (isSweep && query.experimentIds.includes(refused)) {
          throw new NotAllowedError('Not all of it');
        }
        return search.call(tracking, query, options);
      };
      wait(10 * MINUTES);
      await turn();
      expect((await task.unread())[0]).toEqual({
        what: 'experiments',
        total: 1,
        items: [
          {
            name: 'flights',
            why: 'Not all of it',
            retryAt: expect.any(String),
          },
        ],
      });
      tracking.searchRuns = search;
      wait(10 * MINUTES);
      await turn();
      expect((await task.unread())[0]).toMatchObject({ total: 0, items: [] });
    });

    it('that cannot be asked for by its name keeps those that are known waiting no longer', async () => {
      const { tracking, experiments, turn, settle, wait, namesOf } =
        await setUp();
      tracking.addRun('flights', {});
      tracking.addRun('weather', {});
      await settle();
      experiments.push('secret');
      tracking.faults.failNext(
        'getExperimentsByName',
        new NotAllowedError('no'),
      );
      tracking.addRun('weather', { name: 'new', startTime: 1_800_000_000_500 });
      wait(2 * MINUTES);
      expect(await turn()).toMatchObject({ trouble: 'no' });
      expect(await namesOf('weather')).toContain('new');
    });

    it('says that not all was seen before the catalog names one, and when it names another', async () => {
      const { tracking, experiments, turn, settle, wait } = await setUp();
      tracking.addRun('flights', {});
      const named = experiments.splice(0);
      expect(await turn()).toEqual({ more: false, isComplete: false });
      experiments.push(named[0]);
      wait(MINUTES);
      await settle();
      expect((await turn()).isComplete).toBe(true);
      tracking.addRun('weather', {});
      experiments.push(named[1]);
      wait(MINUTES);
      const first = await turn();
      expect(first.more).toBe(true);
      await settle();
      expect((await turn()).isComplete).toBe(true);
    });

    it('is one of many that the catalog names, which are all found within one look', async () => {
      const { tracking, experiments, settle, database } = await setUp();
      for (let index = 0; index < 250; index += 1) {
        experiments.push(`experiment ${index}`);
        tracking.addExperiment(`experiment ${index}`);
      }
      await settle();
      const [{ n }] = await database('run_experiments').count({ n: 'id' });
      expect(Number(n)).toBe(250);
    });

    it('is found among many that are asked for together, though turns are cut off', async () => {
      const { tracking, experiments, task, settle, wait, namesOf } =
        await setUp();
      for (let index = 0; index < 30; index += 1) {
        experiments.push(`experiment ${index}`);
        tracking.addRun(`experiment ${index}`);
      }
      tracking.addRun('weather', {});
      await settle();
      const { id: hanging } = tracking.addExperiment('experiment 7');
      const search = tracking.searchRuns;
      let turn = new AbortController();
      tracking.searchRuns = async (query, options) => {
        if (query.experimentIds.includes(hanging)) {
          if (query.experimentIds.length > 1) turn.abort();
          throw new ServiceUnavailableError('did not answer within 30 s');
        }
        return search.call(tracking, query, options);
      };
      tracking.addRun('weather', { name: 'new', startTime: 1_800_000_000_900 });
      wait(2 * MINUTES);
      for (let turns = 0; turns < 8; turns += 1) {
        turn = new AbortController();
        await task.turn(turn.signal).catch(() => {});
        wait(5_000);
      }
      expect(await namesOf('weather')).toContain('new');
    });

    it('is not said to fail when the portal itself stops', async () => {
      const { tracking, task, settle, wait, database } = await setUp();
      tracking.addRun('flights', {});
      await settle();
      wait(MINUTES);
      const stop = AbortSignal.abort(new Error('The portal is shutting down'));
      await expect(task.turn(stop)).rejects.toThrow('shutting down');
      expect(await database('run_experiments').whereNotNull('error')).toEqual(
        [],
      );
    });
  },
);
