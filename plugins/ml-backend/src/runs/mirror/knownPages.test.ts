import { TestDatabases } from '@backstage/backend-test-utils';
import { waitUntil } from '@slipway/plugin-ml-node/testUtils';
import { MODEL, mirroredRuns } from '../__testUtils__/mirroredRuns';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MINUTES = 60_000;
const DAY = 86_400_000;
/** Of one page. */
const PAGE = 500;

describe.each(databases.eachSupportedId())(
  'a sweep over runs that were read before on %p',
  id => {
    /** An experiment of many runs, the oldest first, read once. */
    const readOnce = async (count: number) => {
      const room = await mirroredRuns(databases, id);
      const { tracking, wait } = room;
      const runs = Array.from({ length: count }, (_, index) =>
        tracking.addRun('flights', { metrics: { index }, tags: { note: '' } }),
      );
      const portal = room.start();
      await portal.settle();
      const search = tracking.searchRuns.bind(tracking);
      const answers: string[] = [];
      tracking.searchRuns = async (query, options) => {
        const page = await search(query, options);
        const isSweep = !query.filter?.includes('>=');
        if (isSweep) answers.push(page.notModified ? 'as known' : 'read');
        return page;
      };
      /** How each page of a whole sweep was answered. */
      const sweep = async () => {
        answers.length = 0;
        wait(6 * MINUTES);
        for (let turn = 0; turn < 10; turn += 1) {
          await portal.turn();
          wait(21_000);
        }
        return [...answers];
      };
      const noteOf = async (runId: string) => {
        const row = await room
          .database('indexed_runs')
          .where({ source_id: runId })
          .first();
        return JSON.parse(row.payload).tags.note;
      };
      return { ...room, runs, portal, sweep, noteOf };
    };

    it('reads no page that is as it was', async () => {
      const { sweep } = await readOnce(2 * PAGE + 20);
      expect(await sweep()).toEqual(['as known', 'as known', 'as known']);
    });

    it('reads the page of what was edited, deleted or purged, and no other', async () => {
      const { runs, tracking, sweep, noteOf, database } = await readOnce(
        3 * PAGE,
      );
      const [edited, deleted, purged] = runs.slice(PAGE + 7);
      tracking.changeRun(edited.id, { tags: { note: 'looked at' } });
      tracking.changeRun(deleted.id, { lifecycleStage: 'deleted' });
      const answers = await sweep();
      expect(answers).toEqual(['as known', 'read', 'as known', 'as known']);
      expect(await noteOf(edited.id)).toBe('looked at');
      tracking.removeRun(purged.id);
      expect(await sweep()).toContain('read');
      const gone = await database('indexed_runs')
        .whereNotNull('deleted_at')
        .pluck('source_id');
      expect(gone.sort()).toEqual([deleted.id, purged.id].sort());
      expect(await sweep()).not.toContain('read');
    });

    it('keeps in step though new runs came', async () => {
      const { tracking, sweep } = await readOnce(3 * PAGE);
      for (let index = 0; index < 30; index += 1) {
        tracking.addRun('flights', {});
      }
      // The newest, and the rest down to where a page began before.
      expect((await sweep()).slice(0, 4)).toEqual([
        'read',
        'read',
        'as known',
        'as known',
      ]);
      expect(await sweep()).not.toContain('read');
    });

    it('reads a page of which the index has been written by another', async () => {
      const { tracking, runs, sweep, noteOf, portal, wait } = await readOnce(
        20,
      );
      const [{ id: runId }] = runs;
      wait(2 * MINUTES);
      // Seen on screen while it was otherwise, and put back before the sweep.
      tracking.changeRun(runId, { tags: { note: 'for a moment' } });
      await portal.runs.listRuns(MODEL, { limit: 50 });
      await waitUntil(
        () => noteOf(runId),
        note => note === 'for a moment',
      );
      tracking.changeRun(runId, { tags: { note: '' } });
      expect(await sweep()).toEqual(['read']);
      expect(await noteOf(runId)).toBe('');
    });

    it('reads every page once a day', async () => {
      const { sweep, wait } = await readOnce(20);
      wait(DAY - 20 * MINUTES);
      expect(await sweep()).toEqual(['as known']);
      wait(DAY);
      expect(await sweep()).toEqual(['read']);
    });
  },
);
