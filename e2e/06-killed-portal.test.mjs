// The portal killed twenty times at random moments between approval and done: one Ray job per attempt, all done.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { call, until } from './support/portal.mjs';
import { isBack, killPart, portalAnswers } from './support/processes.mjs';
import { endOf, newestVersion, readPromotion } from './support/promotions.mjs';
import { randomFrom } from './support/random.mjs';
import { signedIn } from './support/signedIn.mjs';
import { aliasOf, rayJobs } from './support/systems.mjs';

const KILLS = 20;
/** Tier 4: the policy approves, so approval follows the request at once. */
const MODEL = 'mlmodel:default/arrival-delay';
const ENVIRONMENTS = [
  ['staging', 'staging'],
  ['production', 'champion'],
];
const OPEN = new Set(['approved', 'launching', 'verifying', 'rolling_out']);

describe('a portal that is killed again and again', () => {
  const [administrator] = signedIn(['mira']);
  let token;
  before(async () => {
    token = await administrator.token();
  });

  it(`goes on after ${KILLS} SIGKILLs, with one job per attempt`, async t => {
    const seed = Number(process.env.SLIPWAY_TEST_SEED ?? Date.now() % 1e6);
    t.diagnostic(`SLIPWAY_TEST_SEED=${seed} repeats the moments`);
    const random = randomFrom(seed);
    const version = await newestVersion(token, MODEL);
    const promotions = [];

    const request = async environment => {
      const promotion = await until(
        `a promotion to ${environment}`,
        () =>
          call(token, 'POST', '/promotions', {
            model: MODEL,
            version,
            environment,
            mode: 'train',
            reason: 'Killed on purpose',
          }),
        Boolean,
        { seconds: 60 },
      );
      return promotion.id;
    };

    /** A promotion that is between approval and done, asked for if there is none. */
    const underWay = async () => {
      for (const [environment] of ENVIRONMENTS) {
        const { items } = await call(
          token,
          'GET',
          `/promotions?scope=open&model=${encodeURIComponent(
            MODEL,
          )}&environment=${environment}`,
        );
        const id = items[0]?.id ?? (await request(environment));
        if (!promotions.includes(id)) promotions.push(id);
        await until(
          `promotion ${id} to be approved`,
          () => readPromotion(token, id),
          ({ promotion }) =>
            !['requested', 'gated', 'awaiting_approval'].includes(
              promotion.state,
            ),
          { seconds: 90 },
        );
        const { promotion } = await readPromotion(token, id);
        if (OPEN.has(promotion.state)) return id;
      }
      return underWay();
    };

    for (let kill = 1; kill <= KILLS; kill++) {
      const id = await underWay();
      await pause(random() * 4000);
      const killed = killPart('portal');
      await isBack('portal', killed, portalAnswers);
      t.diagnostic(`kill ${kill}: during ${id}`);
    }

    for (const id of promotions) {
      const { promotion, ledgerHolds } = await endOf(token, id, 420);
      assert.equal(promotion.state, 'done', promotion.stateReason);
      assert.ok(ledgerHolds);
    }

    const jobs = await rayJobs();
    for (const id of promotions) {
      const { promotion, launch } = await readPromotion(token, id);
      assert.equal(launch.attempts.length, 1);
      const ours = jobs.filter(job =>
        Object.values(job.metadata ?? {}).includes(promotion.launchId),
      );
      assert.deepEqual(
        ours.map(job => job.submission_id),
        launch.attempts.map(({ submissionId }) => submissionId),
      );
    }
    for (const [environment, alias] of ENVIRONMENTS) {
      const last = (
        await call(
          token,
          'GET',
          `/promotions?model=${encodeURIComponent(
            MODEL,
          )}&environment=${environment}&state=done&limit=1`,
        )
      ).items[0];
      assert.equal(await aliasOf('arrival-delay', alias), last.resultVersion);
    }
    assert.ok((await call(token, 'GET', '/ledger/verification')).holds);
  });
});
