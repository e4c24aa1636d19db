import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { model } from '../launches/__testUtils__/launchPortal';
import { MortalProcess } from '../reconcile/__testUtils__/MortalProcess';
import { createWorld, startPortal } from './__testUtils__/deploymentPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const NAME = 'flight-delay-production';
const LEASE = 16_000;
const ROUNDS = 60;

type Ending = 'serves' | 'fails';

/**
 * A second version is deployed by a portal that dies at the n-th point where it waits for something and is started
 * again. Says how many points its first life had.
 */
async function deployOnce(ending: Ending, diesAt?: number): Promise<number> {
  const database = await databases.init('SQLITE_3');
  await applyDatabaseMigrations(database);
  const world = createWorld();
  const { deployments, deploy, ledger, loop } = startPortal(database, world);
  await deploy(await world.addVersion());
  await loop.takeDueTurns();
  world.target.serve(NAME);
  world.clock.time += 2_000;
  await loop.takeDueTurns();
  const rolloutId = await deploy(await world.addVersion());

  const firstLife = new MortalProcess(diesAt);
  let portal = startPortal(database, world, firstLife);
  let isRestarted = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    await portal.loop.takeDueTurns().catch(() => 0);
    world.clock.time += 2_000;
    if (firstLife.isDead && !isRestarted) {
      isRestarted = true;
      portal = startPortal(database, world);
      world.clock.time += LEASE;
    }
    const status = await world.target.find(NAME);
    if (status?.state === 'starting') {
      if (ending === 'fails' && status.version === '2') {
        world.target.fail(NAME, 'no memory');
      } else {
        world.target.serve(NAME);
      }
    }
  }

  const version = ending === 'serves' ? '2' : '1';
  expect(world.target.specs.get(NAME)).toMatchObject({ version });
  expect(await deployments.get(model.ref, 'production')).toMatchObject({
    state: 'serving',
    serving: { version },
    rollout: {
      id: rolloutId,
      state: ending === 'serves' ? 'serving' : 'put-back',
    },
  });
  const entries = await ledger.listBySubject(
    `deployment:${model.ref}/production`,
  );
  expect(entries.map(({ act }) => act)).toEqual([
    'deployment.goal-set',
    'deployment.serving',
    'deployment.goal-set',
    ...(ending === 'serves'
      ? ['deployment.serving']
      : ['deployment.putting-back', 'deployment.put-back']),
  ]);
  await database.destroy();
  return firstLife.points;
}

describe.each<Ending>(['serves', 'fails'])(
  'a portal that dies at any point of a rollout that %s',
  ending => {
    it('finishes it once', async () => {
      const points = await deployOnce(ending);
      expect(points).toBeGreaterThan(20);
      for (let diesAt = 1; diesAt <= points; diesAt += 1) {
        await deployOnce(ending, diesAt);
      }
    }, 240_000);
  },
);
