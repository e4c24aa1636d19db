import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { MirrorStateStore } from './MirrorStateStore';
import { TaskQueue } from './TaskQueue';
import type { MirrorTask } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the turns of a task on %p', id => {
  const START = Date.parse('2026-11-24T08:00:00.000Z');

  /** A queue whose turns keep the process at work for so long, in milliseconds. */
  const queueOf = async (work: number, more = true) => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const store = new MirrorStateStore(database);
    let busy = 0;
    const task: MirrorTask = {
      instance: 'a',
      what: 'runs',
      turn: async () => {
        busy += work;
        return { more };
      },
      counts: async () => ({}),
    };
    await store.add([task], new Date(START).toISOString());
    return new TaskQueue(task, {
      store,
      logger: mockServices.logger.mock(),
      now: () => new Date(START),
      interval: 10_000,
      busy: () => busy,
    });
  };

  it('are followed by a rest as long as the process was at work, within bounds', async () => {
    const dear = await queueOf(300.2);
    expect(await dear.takeTurn()).toEqual({ tookTurn: true, wait: 301 });
    const liar = await queueOf(30_000);
    expect(await liar.takeTurn()).toEqual({ tookTurn: true, wait: 1_000 });
  });

  it('wait for the next look where nothing is left', async () => {
    const queue = await queueOf(0, false);
    expect(await queue.takeTurn()).toEqual({ tookTurn: true, wait: 0 });
    expect(await queue.takeTurn()).toEqual({ tookTurn: false, wait: 2_000 });
  });
});
