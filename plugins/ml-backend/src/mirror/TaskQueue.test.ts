import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { MirrorStateStore } from './MirrorStateStore';
import { TaskQueue } from './TaskQueue';
import type { MirrorTask } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the turns of a task on %p', id => {
  const START = Date.parse('2026-11-24T08:00:00.000Z');

  /** A queue whose turns keep the process at work for so long, in milliseconds. */
  const queueOf = async (
    work: number,
    { more = true, refusal }: { more?: boolean; refusal?: Error } = {},
  ) => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const store = new MirrorStateStore(database);
    let busy = 0;
    const task: MirrorTask = {
      instance: 'a',
      what: 'runs',
      turn: async () => {
        busy += work;
        if (refusal) throw refusal;
        return { more };
      },
      counts: async () => ({}),
      unread: async () => [],
    };
    await store.add([task], new Date(START).toISOString());
    const queue = new TaskQueue(task, {
      store,
      logger: mockServices.logger.mock(),
      now: () => new Date(START),
      interval: 10_000,
      busy: () => busy,
    });
    return { database, queue, store, task };
  };

  it('are followed by a rest as long as the process was at work, within bounds', async () => {
    const { queue: dear } = await queueOf(300.2);
    expect(await dear.takeTurn()).toEqual({ tookTurn: true, wait: 301 });
    const { queue: liar } = await queueOf(30_000);
    expect(await liar.takeTurn()).toEqual({ tookTurn: true, wait: 1_000 });
  });

  it('wait for the next look where nothing is left', async () => {
    const { queue } = await queueOf(0, { more: false });
    expect(await queue.takeTurn()).toEqual({ tookTurn: true, wait: 0 });
    expect(await queue.takeTurn()).toEqual({ tookTurn: false, wait: 2_000 });
  });

  it.each([
    [new ServiceUnavailableError('It is away'), 7_500, 15_000],
    [new NotAllowedError('Its token is refused'), 30_000, 60_000],
  ])('after many failures wait at last: %s', async (refusal, least, most) => {
    const { database, queue, store, task } = await queueOf(0, { refusal });
    await database('mirror_states').update({ failures: 20 });
    await queue.takeTurn();
    const row = await store.find(task);
    const wait = Date.parse(row?.next_turn_at ?? '') - START;
    expect(wait).toBeGreaterThanOrEqual(least);
    expect(wait).toBeLessThanOrEqual(most);
  });
});
