import { TestDatabases } from '@backstage/backend-test-utils';
import { createPortal, type Portal } from './__testUtils__/createPortal';
import { RITA } from './__testUtils__/people';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const REGISTERED = 'flight-delay';
const MOST_TURNS = 60;
const done = new Set<string>();

/** A training job that ends well as soon as it is there. */
function workOff(portal: Portal): void {
  for (const { submissionId, environment } of portal.launcher.submissions) {
    const launch = environment.SLIPWAY_LAUNCH_ID;
    if (!done.has(submissionId + launch)) {
      done.add(submissionId + launch);
      portal.launcher.start(submissionId);
      portal.register(0.82, {
        champion: { version: '1', rocAuc: 0.75 },
        tags: {
          'slipway.launch': launch,
          'slipway.attempt': environment.SLIPWAY_ATTEMPT,
        },
      });
      portal.launcher.finish(submissionId);
    }
  }
}

/** Trains and promotes once, while the process dies at one turn after the approval; says how many turns it took. */
async function promote(crashAt?: number): Promise<number> {
  const portal = await createPortal(await databases.init('SQLITE_3'));
  await portal.observe();
  const version = portal.register(0.75);
  const { id } = await portal.request({ version, mode: 'train' });
  await portal.pass();
  await portal.approve(id, RITA);
  const before = portal.loop.turns;
  if (crashAt !== undefined) {
    portal.loop.crashAt(before + crashAt);
  }
  await portal.pass(400, async () => {
    workOff(portal);
    return (await portal.see(id)).promotion.endedAt !== undefined;
  });
  const { promotion, ledgerHolds } = await portal.see(id);
  expect(promotion.state).toBe('done');
  expect(ledgerHolds).toBe(true);
  expect((await portal.ledger.verify()).holds).toBe(true);
  expect(portal.launcher.submissions).toHaveLength(1);
  expect(
    (await portal.acts(id)).filter(act => act === 'launched'),
  ).toHaveLength(1);
  expect(
    await portal.registry.getAlias({ model: REGISTERED, alias: 'champion' }),
  ).toBe(promotion.resultVersion);
  return portal.loop.turns - before;
}

describe('a process that dies at any turn between approval and done', () => {
  it('ends with one job and the promotion done', async () => {
    const turns = await promote();
    expect(turns).toBeGreaterThan(8);
    expect(turns).toBeLessThan(MOST_TURNS);
    for (let turn = 1; turn <= turns; turn += 1) {
      await promote(turn);
    }
  }, 120_000);
});
