import { randomUUID } from 'node:crypto';
import { openBrowser } from '../../e2e/support/browser.mjs';
import { signIn } from '../../e2e/support/people.mjs';
import { call, until } from '../../e2e/support/portal.mjs';
import {
  approve,
  endOf,
  newestVersion,
} from '../../e2e/support/promotions.mjs';
import { spread } from '../support/quantiles.mjs';

const RUNS = 10;
const QUIET_MS = 4_000;
const MODEL = 'mlmodel:default/flight-delay';

/** Milliseconds that Ray itself takes to accept a job that does nothing. */
async function rayAlone() {
  const begin = performance.now();
  const answer = await fetchAsProgram('POST', '/api/jobs/', {
    entrypoint: 'true',
    submission_id: `bench-${randomUUID()}`,
  });
  if (answer.status !== 200) throw new Error(`Ray: ${answer.status}`);
  return performance.now() - begin;
}

/** Ray refuses what looks like a browser, and Node's fetch does. */
async function fetchAsProgram(method, path, body) {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const call = request(
      `${process.env.SLIPWAY_RAY_URL}${path}`,
      {
        method,
        headers: {
          authorization: `Bearer ${process.env.SLIPWAY_RAY_TOKEN}`,
          'content-type': 'application/json',
          'user-agent': 'slipway-bench',
        },
      },
      answer => {
        answer.resume();
        answer.on('end', () => resolve({ status: answer.statusCode }));
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });
}

/**
 * On a running portal (its variables in the environment, as `./slipway env` prints them): promotions that train
 * first, approved by a reviewer. The time is from the sending of the approval to the ledger's entry that Ray has the
 * job; the promotion is aborted then.
 */
export async function measure() {
  const browser = await openBrowser();
  try {
    const engineer = await (await signIn(browser, 'ada')).token();
    const reviewer = await (await signIn(browser, 'grace')).token();
    const toJob = [];
    const alone = [];
    const recorded = [];
    for (let run = 0; run < RUNS; run++) {
      alone.push(await rayAlone());
      const { id } = await call(engineer, 'POST', '/promotions', {
        model: MODEL,
        version: await newestVersion(engineer, MODEL),
        environment: 'production',
        mode: 'train',
        reason: 'Measured, then aborted',
      });
      const approved = await approveTimed(reviewer, id);
      const { launch } = await until(
        'Ray to have the job',
        () => call(reviewer, 'GET', `/promotions/${id}`),
        detail => detail.launch && detail.launch.state !== 'queued',
      );
      const { items } = await call(
        reviewer,
        'GET',
        `/ledger?subject=${encodeURIComponent(`launch:${launch.id}`)}`,
      );
      const { at } = items.find(({ act }) => act === 'launch.submitted');
      toJob.push(Date.parse(at) - approved);
      recorded.push(Date.parse(at) - (await recordedAt(reviewer, id)));
      await call(engineer, 'POST', `/promotions/${id}/abort`, {
        reason: 'Measured',
      });
      await endOf(engineer, id);
      await isQuiet(reviewer, launch.id);
    }
    const figures = {
      approveToJobMs: spread(toJob),
      recordedToJobMs: spread(recorded),
      rayAloneMs: spread(alone),
    };
    return {
      figures,
      overheadMs: Math.round(
        figures.approveToJobMs.median - figures.rayAloneMs.median,
      ),
      goal: { overheadMs: 300 },
    };
  } finally {
    await browser.close();
  }
}

/** When the ledger has the approval, in milliseconds since the epoch. */
async function recordedAt(token, promotionId) {
  const { ledger } = await call(token, 'GET', `/promotions/${promotionId}`);
  return Date.parse(ledger.find(({ act }) => act === 'promotion.approved').at);
}

/** A job that is being started and stopped takes the machine from the next measurement. */
async function isQuiet(token, launchId) {
  await until(
    'the job to be gone',
    () => call(token, 'GET', `/launches/${launchId}`),
    ({ state }) => state === 'stopped',
  );
  await new Promise(resolve => setTimeout(resolve, QUIET_MS));
}

async function approveTimed(token, id) {
  let sent;
  await approve(token, id, 120, () => {
    sent = Date.now();
  });
  return sent;
}
