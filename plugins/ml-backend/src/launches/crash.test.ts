import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { MortalProcess } from '../reconcile/__testUtils__/MortalProcess';
import { submissionIdOf } from './submission';
import {
  actsOf,
  ada,
  createWorld,
  order,
  startPortal,
} from './__testUtils__/launchPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const LEASE = 16_000;
const ROUNDS = 40;

type Wish = 'run' | 'stop';

/**
 * One launch, with a portal that dies at the n-th point where it waits for something and is started again. Says how many
 * points its first life had.
 */
async function launchOnce(wish: Wish, diesAt?: number): Promise<number> {
  const database = await databases.init('SQLITE_3');
  await applyDatabaseMigrations(database);
  const world = createWorld();
  const { launches, ledger } = startPortal(database, world);
  const { id } = await launches.launch(order(), ada);
  const submissionId = submissionIdOf(id, 1);

  const firstLife = new MortalProcess(diesAt);
  let portal = startPortal(database, world, firstLife);
  let isRestarted = false;
  let isStarted = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    await portal.loop.takeDueTurns().catch(() => 0);
    world.clock.time += 2_000;
    if (firstLife.isDead && !isRestarted) {
      // The next process finds what the dead one held when its leases have ended.
      portal = startPortal(database, world);
      world.clock.time += LEASE;
      isRestarted = true;
    }
    const execution = await world.launcher.find(submissionId);
    if (execution?.state === 'waiting') {
      world.launcher.start(submissionId);
      isStarted = true;
    } else if (execution?.state === 'running' && round > 3) {
      if (wish === 'run') {
        if ((await world.launcher.find(submissionId))?.endedAt === undefined) {
          world.registry.addVersion('flight-delay', {
            tags: { 'slipway.launch': id, 'slipway.attempt': '1' },
          });
        }
        world.launcher.finish(submissionId);
      } else {
        await launches.stop(id, {
          actor: 'user:default/ada',
          reason: 'enough',
        });
      }
    }
  }

  expect(isStarted).toBe(true);
  expect(world.launcher.submissions).toHaveLength(1);
  const launch = await launches.getRecord(id);
  expect(launch).toMatchObject(
    wish === 'run'
      ? { state: 'succeeded', version: '1' }
      : { state: 'stopped', stateReason: 'enough' },
  );
  expect(launch.attempts).toHaveLength(1);
  expect(await actsOf(ledger, id)).toEqual([
    'launch.requested',
    'launch.submitted',
    ...(wish === 'run'
      ? ['launch.succeeded']
      : ['launch.stop-requested', 'launch.stopped']),
  ]);
  expect(await ledger.verify()).toMatchObject({ holds: true });
  await database.destroy();
  return firstLife.points;
}

describe.each<Wish>(['run', 'stop'])(
  'a portal that dies at any point of a launch that shall %s',
  wish => {
    it('leaves one execution, adopted and never repeated', async () => {
      const points = await launchOnce(wish);
      expect(points).toBeGreaterThan(30);
      for (let diesAt = 1; diesAt <= points; diesAt += 1) {
        await launchOnce(wish, diesAt);
      }
    }, 240_000);
  },
);
