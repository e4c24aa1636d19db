import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { Mirror } from './Mirror';
import type { MirrorTask } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** A task that does what the test says, and counts its turns. */
function task(
  instance: string,
  turn: (n: number, signal: AbortSignal) => Promise<boolean> = async () =>
    false,
) {
  const seen = { turns: 0 };
  const made: MirrorTask = {
    instance,
    what: 'registry',
    turn: async signal => {
      seen.turns += 1;
      return { more: await turn(seen.turns, signal) };
    },
    counts: async () => ({ turns: seen.turns }),
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
  const mirrorOf = (...tasks: MirrorTask[]) => {
    const mirror = new Mirror({
      database,
      logger: mockServices.logger.mock(),
      now: () => new Date(clock.at),
      interval: 10_000,
    });
    tasks.forEach(one => mirror.add(one));
    return mirror;
  };

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

  it('goes on with the others while a server hangs', async () => {
    let letGo: () => void = () => {};
    const hanging = task(
      'hanging',
      () =>
        new Promise(resolve => {
          letGo = () => resolve(false);
        }),
    );
    let beCurrent: () => void = () => {};
    const isDone = new Promise<void>(resolve => {
      beCurrent = resolve;
    });
    const good = task('good', async n => {
      if (n === 20) beCurrent();
      return n < 20;
    });
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
