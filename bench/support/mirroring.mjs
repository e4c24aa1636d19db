import { call } from '../../e2e/support/portal.mjs';
import { EXPERIMENT, withFilledPortal } from './filledPortal.mjs';
import { fillModels, fillRuns } from './mlflowDatabase.mjs';
import { signInTo } from './portal.mjs';
import { cpuMs, pidOf, residentMiB } from './process.mjs';

const number = (name, usual) => Number(process.env[name] ?? usual);

const VERSIONS = 4;
/** Seconds after the start in which a portal without any server finds its size. */
const SETTLING_S = 40;
/**
 * Seconds from the end of the first pass to the idle minute: what follows a first pass, such as the first index for search,
 * is over by then. Longer to see what sweeps cost.
 */
const REST_S = number('SLIPWAY_BENCH_REST_S', 150);
const IDLE_S = 60;
/** `ml.mirror.pollSeconds`, where it is not set. */
const POLL_S = 10;
/** How often the token is renewed, which lives for an hour. */
const RENEWED_MS = 600_000;

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Processor time of a portal to which nothing happens, in milliseconds. */
async function idleCpuMs(pid) {
  const before = cpuMs(pid);
  await pause(IDLE_S * 1000);
  return cpuMs(pid) - before;
}

/** What the same portal takes without any server to mirror. */
const measureBare = () =>
  withFilledPortal(
    async () => {},
    async ({ state }) => {
      const pid = pidOf(state, 'portal');
      let most = 0;
      for (let second = 0; second < SETTLING_S; second += 1) {
        most = Math.max(most, residentMiB(pid));
        await pause(1000);
      }
      return { residentMiB: most, idleMs: await idleCpuMs(pid) };
    },
    { servers: () => [] },
  );

/** @param {Size} size */
const measureFilled = ({ runs, models, width, limitS }) =>
  withFilledPortal(
    async knex => {
      await fillRuns(knex, {
        experiment: EXPERIMENT,
        runs,
        metrics: width,
        parameters: width,
      });
      await fillModels(knex, { models, versions: VERSIONS });
    },
    async portal => {
      const pid = pidOf(portal.state, 'portal');
      let most = residentMiB(pid);
      const watching = setInterval(() => {
        most = Math.max(most, residentMiB(pid));
      }, 250);
      try {
        const { browser, token } = await signInTo(portal, 'mira');
        const mirrors = await untilWhole(portal, token, { runs, limitS });
        await browser.close();
        const seconds = (performance.now() - portal.startedAt) / 1000;
        const nextMinuteMs = await idleCpuMs(pid);
        await pause(Math.max(0, REST_S - IDLE_S) * 1000);
        const idleMs = await idleCpuMs(pid);
        return { seconds, mirrors, residentMiB: most, nextMinuteMs, idleMs };
      } finally {
        clearInterval(watching);
      }
    },
  );

/** Waits until all is mirrored, the runs of the experiment too. */
async function untilWhole({ startedAt }, token, { runs, limitS }) {
  let bearer;
  let renewedAt = -Infinity;
  for (;;) {
    if (performance.now() - renewedAt > RENEWED_MS) {
      bearer = await token();
      renewedAt = performance.now();
    }
    const { items } = await call(bearer, 'GET', '/sources');
    const mirrors = items.flatMap(({ mirror = [] }) => mirror);
    const counted = Object.assign({}, ...mirrors.map(({ counts }) => counts));
    if (
      mirrors.length >= 2 &&
      mirrors.every(({ completeAt }) => completeAt) &&
      counted.runs >= runs
    )
      return mirrors;
    if (performance.now() - startedAt > limitS * 1000)
      throw new Error(`Not mirrored: ${JSON.stringify(mirrors)}`);
    await pause(1000);
  }
}

/**
 * The first mirror of runs and versions, from the start of the portal's process until all is kept, and how far its memory
 * grows above that of the same portal without a server; then the processor time of a poll that finds nothing, which is
 * what an idle minute takes more than those of the portal without a server.
 *
 * @typedef {{ runs: number, models: number, width: number, limitS: number }} Size `width`: metrics and parameters of a
 *   run, each; `limitS`: seconds after which it is given up
 * @param {Size} usual what is not said by `SLIPWAY_BENCH_RUNS`, `_MODELS`, `_METRICS` and `_LIMIT_S`
 */
export async function measureMirror(usual) {
  const size = {
    runs: number('SLIPWAY_BENCH_RUNS', usual.runs),
    models: number('SLIPWAY_BENCH_MODELS', usual.models),
    width: number('SLIPWAY_BENCH_METRICS', usual.width),
    limitS: number('SLIPWAY_BENCH_LIMIT_S', usual.limitS),
  };
  const bare = await measureBare();
  const filled = await measureFilled(size);
  const polls = IDLE_S / POLL_S;
  return {
    runs: size.runs,
    metricsOfARun: size.width,
    parametersOfARun: size.width,
    modelVersions: size.models * VERSIONS,
    figures: {
      seconds: Math.round(filled.seconds),
      counts: Object.assign({}, ...filled.mirrors.map(({ counts }) => counts)),
      residentMiB: {
        without: Math.round(bare.residentMiB),
        most: Math.round(filled.residentMiB),
        growth: Math.round(filled.residentMiB - bare.residentMiB),
      },
      idle: {
        seconds: IDLE_S,
        polls,
        cpuMs: Math.round(filled.idleMs),
        cpuMsWithout: Math.round(bare.idleMs),
        cpuMsOfAPoll: Math.round((filled.idleMs - bare.idleMs) / polls),
        cpuMsOfTheMinuteAfterTheFirstPass: Math.round(filled.nextMinuteMs),
      },
    },
  };
}
