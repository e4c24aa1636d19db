import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { Mirror } from './Mirror';
import type { Mirrored, MirrorTask, MirrorTurn } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** A task that does what the test says, and counts its turns. */
function task(
  instance: string,
  turn: (
    n: number,
    signal: AbortSignal,
  ) => Promise<boolean | MirrorTurn> = async () => false,
  what: Mirrored = 'registry',
) {
  const seen = { turns: 0 };
  const made: MirrorTask = {
    instance,
    what,
    turn: async signal => {
      seen.turns += 1;
      const ended = await turn(seen.turns, signal);
      return typeof ended === 'boolean' ? { more: ended } : ended;
    },
    counts: async () => ({ turns: seen.turns }),
    unread: async () => [
      { what: what === 'runs' ? what : 'models', total: 1, items: [] },
    ],
  };
  return { made, seen };
}

describe.each(databases.eachSupportedId())('the mirror on %p', id => {
  const clock = { at: Date.parse('2026-11-24T08:00:00.000Z') };
  const signal = new AbortController().signal;
  let database: Knex;

  beforeEach(async () => {
    database = await databases.init(id);
    await applyDatabaseMigrations(database);
  });

  /** A mirror whose queues take turns only when the test says so. */
  const mirrorEvery = (interval: number, ...tasks: MirrorTask[]) => {
    const mirror = new Mirror({
      database,
      logger: mockServices.logger.mock(),
      now: () => new Date(clock.at),
      interval,
    });
    tasks.forEach(one => mirror.add(one));
    return mirror;
  };
  const mirrorOf = (...tasks: MirrorTask[]) => mirrorEvery(10_000, ...tasks);

  it('takes turns as long as there is more, and says how far it is', async () => {
    const { made, seen } = task('a', async n => n < 3);
    const mirror = mirrorOf(made);
    await mirror.catchUp(signal);
    expect(seen.turns).toBe(3);
    expect(await mirror.states()).toMatchObject([
      {
        state: 'current',
        completeAt: new Date(clock.at).toISOString(),
        delaySeconds: 0,
        webhooks: 'off',
        counts: { turns: 3 },
      },
    ]);
    clock.at += 600_000;
    expect(await mirror.states()).toMatchObject([
      { state: 'behind', delaySeconds: 600 },
    ]);
  });

  it('rests between the turns with which it catches up, unless it is told to stop', async () => {
    const busyFor = 60;
    const stopping = new AbortController();
    const { made, seen } = task('a', async n => {
      if (n === 4) stopping.abort();
      return true;
    });
    let busy = 0;
    const mirror = new Mirror({
      database,
      logger: mockServices.logger.mock(),
      now: () => new Date(clock.at),
      interval: 10_000,
      busy: () => (busy += busyFor),
    });
    mirror.add(made);
    const from = performance.now();
    await mirror.catchUp(stopping.signal);
    // A timer may be a millisecond early.
    expect(performance.now() - from).toBeGreaterThan(3 * (busyFor - 1));
    expect(seen.turns).toBe(4);
  });

  it('says what failed, and lets it harm no other server', async () => {
    const bad = task('bad', async () => {
      throw new Error('It says that a model is 7 times a fish');
    });
    const good = task('good');
    const mirror = mirrorOf(bad.made, good.made);
    await mirror.catchUp(signal);
    expect(await mirror.states()).toMatchObject([
      {
        instance: 'bad',
        state: 'failing',
        error: expect.stringContaining('fish'),
        errorAt: expect.any(String),
      },
      { instance: 'good', state: 'current', error: undefined },
    ]);
  });

  it.each([
    ['another server', 'good', 'registry'],
    ['the registry of the same server', 'hanging', 'registry'],
  ] as const)('goes on with %s while one hangs', async (_, other, what) => {
    let letGo: () => void = () => {};
    const hanging = task(
      'hanging',
      () =>
        new Promise(resolve => {
          letGo = () => resolve(false);
        }),
      'runs',
    );
    let beCurrent: () => void = () => {};
    const isDone = new Promise<void>(resolve => {
      beCurrent = resolve;
    });
    const good = task(
      other,
      async n => {
        if (n === 20) beCurrent();
        return n < 20;
      },
      what,
    );
    const mirror = mirrorOf(hanging.made, good.made);
    const catchingUp = mirror.catchUp(signal);
    await isDone;
    expect(hanging.seen.turns).toBe(1);
    letGo();
    await catchingUp;
  });

  it('lets one of two portals at a time work on a server', async () => {
    let atOnce = 0;
    let most = 0;
    const careful = () =>
      task('a', async n => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await database('mirror_states').select();
        atOnce -= 1;
        return n < 10;
      });
    const [one, two] = [careful(), careful()];
    const mirrors = [mirrorOf(one.made), mirrorOf(two.made)];
    await Promise.all(mirrors.map(mirror => mirror.catchUp(signal)));
    expect(most).toBe(1);
    expect(one.seen.turns + two.seen.turns).toBeGreaterThanOrEqual(10);
  });

  it('remembers for a day what failed, though it goes on again', async () => {
    const flapping = task('flapping', async n => {
      if (n === 1) throw new Error('It is away for a moment');
      return false;
    });
    const mirror = mirrorOf(flapping.made);
    await mirror.catchUp(signal);
    const failedAt = new Date(clock.at).toISOString();
    clock.at += 60_000;
    await mirror.catchUp(signal);
    expect(await mirror.states()).toMatchObject([
      {
        state: 'current',
        error: expect.stringContaining('for a moment'),
        errorAt: failedAt,
      },
    ]);
    clock.at += 86_400_000;
    expect((await mirror.states())[0].error).toBeUndefined();
  });

  it('notes what cannot be read where all else goes on', async () => {
    const { made } = task('a', async () => ({
      more: false,
      trouble: 'Half a 💥 and a \0',
    }));
    const mirror = mirrorOf(made);
    await mirror.catchUp(signal);
    expect(await mirror.states()).toMatchObject([
      { state: 'current', error: 'Half a 💥 and a ', delaySeconds: 0 },
    ]);
  });

  it('is in its first reading again when there is more that was never seen', async () => {
    const whole = [false, true, false, true];
    const { made } = task('a', async n => ({
      more: false,
      isComplete: whole[n - 1],
    }));
    const mirror = mirrorOf(made);
    const seen: string[] = [];
    for (const _ of whole) {
      await mirror.catchUp(signal);
      seen.push((await mirror.states())[0].state);
    }
    expect(seen).toEqual(['first', 'current', 'first', 'current']);
  });

  it('is behind after three looks of its own pace', async () => {
    const mirror = mirrorEvery(600_000, task('a').made);
    await mirror.catchUp(signal);
    clock.at += 1_700_000;
    expect(await mirror.states()).toMatchObject([{ state: 'current' }]);
    clock.at += 200_000;
    expect(await mirror.states()).toMatchObject([{ state: 'behind' }]);
  });

  it('says what of a server cannot be read, and knows no other server', async () => {
    const mirror = mirrorOf(
      task('a').made,
      task('a', undefined, 'runs').made,
      task('b').made,
    );
    expect(await mirror.unread('a')).toEqual([
      { what: 'models', total: 1, items: [] },
      { what: 'runs', total: 1, items: [] },
    ]);
    await expect(mirror.unread('c')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('leaves what nobody does any more alone', async () => {
    await database('mirror_states').insert({
      instance: 'gone',
      what: 'runs',
      next_turn_at: '1970-01-01T00:00:00.000Z',
    });
    const mirror = mirrorOf(task('a').made);
    await mirror.catchUp(signal);
    expect(await mirror.states()).toHaveLength(1);
  });

  it('takes no turn once it was stopped', async () => {
    const { made, seen } = task('a');
    const mirror = mirrorOf(made);
    await mirror.stop();
    await mirror.catchUp(signal);
    expect(seen.turns).toBe(0);
  });

  it('takes another turn when a hint came while one ran', async () => {
    const { made, seen } = task('a', async n => {
      if (n === 1) {
        await database('mirror_states').increment('hints', 1);
      }
      return false;
    });
    const mirror = mirrorOf(made);
    await mirror.catchUp(signal);
    expect(seen.turns).toBe(2);
  });
});
