import { call } from '../../e2e/support/portal.mjs';
import { EXPERIMENT, withFilledPortal } from '../support/filledPortal.mjs';
import { fillModels, fillRuns } from '../support/mlflowDatabase.mjs';
import { signInTo } from '../support/portal.mjs';
import { cpuMs, pidOf, residentMiB } from '../support/process.mjs';

const RUNS = 100_000;
const MODELS = 10_000;
const VERSIONS = 4;
const IDLE_S = 120;
const LIMIT_S = 900;

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/**
 * The first mirror of 100,000 runs and 40,000 versions by a portal that has just started, with the growth of its memory;
 * then two idle minutes.
 */
export const measure = () =>
  withFilledPortal(
    async knex => {
      await fillRuns(knex, { experiment: EXPERIMENT, runs: RUNS });
      await fillModels(knex, { models: MODELS, versions: VERSIONS });
    },
    async portal => {
      const begin = performance.now();
      const pid = pidOf(portal.state, 'portal');
      const before = residentMiB(pid);
      const { browser, token } = await signInTo(portal, 'mira');
      const bearer = await token();
      await browser.close();
      let most = before;
      let mirrors = [];
      const isWhole = () =>
        mirrors.length >= 2 && mirrors.every(({ completeAt }) => completeAt);
      while (!isWhole()) {
        if (performance.now() - begin > LIMIT_S * 1000)
          throw new Error(`Not mirrored: ${JSON.stringify(mirrors)}`);
        await pause(1000);
        const { items } = await call(bearer, 'GET', '/sources');
        mirrors = items.flatMap(({ mirror = [] }) => mirror);
        most = Math.max(most, residentMiB(pid));
      }
      const seconds = (performance.now() - begin) / 1000;
      await pause(30_000);
      const cpu = cpuMs(pid);
      await pause(IDLE_S * 1000);
      const idle = cpuMs(pid) - cpu;
      return {
        goal: { minutes: 5, growthMiB: 250, idlePollCpuMs: 50 },
        figures: {
          seconds: Math.round(seconds),
          counts: Object.assign({}, ...mirrors.map(({ counts }) => counts)),
          residentMiB: {
            before: Math.round(before),
            most: Math.round(most),
            growth: Math.round(most - before),
          },
          idle: {
            seconds: IDLE_S,
            cpuMsOfTheWholePortal: Math.round(idle),
          },
        },
      };
    },
  );
