// ./slipway test [suite...]: runs suites one after another and counts over everything.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Failure } from '../console/failure.mjs';
import { seconds } from '../console/steps.mjs';
import { home } from '../places.mjs';
import { endAllGroups } from '../processes/group.mjs';
import { needs } from './needs.mjs';
import { allSuites } from './suites.mjs';

/** Output of the last test run, one file per suite. */
const logs = join(home, 'logs', 'test');

/**
 * @param {string[]} args names of suites; none means all
 * @returns {Promise<number>} exit status
 */
export async function run(args) {
  const suites = allSuites();
  if (args.includes('--list')) {
    suites.forEach(suite =>
      process.stdout.write(`  ${suite.name.padEnd(14)}${suite.what}\n`),
    );
    return 0;
  }
  const unknown = args.filter(
    name => !suites.some(suite => suite.name === name),
  );
  if (unknown.length > 0) {
    throw new Failure(
      `no suite is called ${unknown.join(', ')}`,
      `Suites: ${suites.map(suite => suite.name).join(', ')}.`,
    );
  }
  const chosen = args.length
    ? suites.filter(suite => args.includes(suite.name))
    : suites;
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      endAllGroups();
      void needs.release().finally(() => process.exit(130));
    });
  }

  const started = performance.now();
  const results = [];
  try {
    for (const [index, suite] of chosen.entries()) {
      results.push(await runSuite(suite));
      await needs.release(
        chosen.slice(index + 1).flatMap(({ needs: names = [] }) => names),
      );
    }
  } finally {
    await needs.release();
  }
  return summary(results, performance.now() - started);
}

/** Runs one suite; whatever goes wrong inside becomes a failure of that suite. */
async function runSuite(suite) {
  const started = performance.now();
  const log = join(logs, `${suite.name}.log`);
  let result;
  try {
    const given = await needs.provide(suite.needs ?? []);
    result = await suite.run({ log, given });
  } catch (error) {
    const reason =
      error instanceof Failure
        ? [error.message, error.remedy].filter(Boolean).join('\n')
        : error.stack;
    result = {
      passed: 0,
      failed: [{ name: `${suite.name} could not be run`, why: reason }],
      skipped: [],
    };
  }
  if (result.passed + result.failed.length + result.skipped.length === 0) {
    result.failed.push({
      name: `${suite.name} found nothing to check`,
      why: `See ${log}`,
    });
  }
  const { passed, failed, skipped } = result;
  process.stdout.write(
    `  ${suite.name.padEnd(14)}${[
      `${String(passed).padStart(5)} passed`,
      `${String(failed.length).padStart(4)} failed`,
      `${String(skipped.length).padStart(4)} skipped`,
      seconds(performance.now() - started).padStart(12),
    ].join('')}\n`,
  );
  failed.forEach(({ name, why }) =>
    process.stdout.write(`    FAILED ${name}\n${indent(why)}`),
  );
  return { suite, ...result };
}

/** Prints what was skipped and why, and the closing line. */
function summary(results, time) {
  const skipped = results.flatMap(({ suite, skipped: rows }) =>
    rows.map(row => ({ suite: suite.name, ...row })),
  );
  if (skipped.length > 0) {
    process.stdout.write('\nSkipped:\n');
    skipped.forEach(({ suite, name, why }) =>
      process.stdout.write(`  ${suite}: ${name}: ${why}\n`),
    );
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed.length, 0);
  process.stdout.write(
    `\n${seconds(time)}, logs in ${logs}\n${passed} passed, ${failed} failed, ${
      skipped.length
    } skipped\n`,
  );
  return failed === 0 && passed > 0 ? 0 : 1;
}

function indent(text = '') {
  return text
    .trimEnd()
    .split('\n')
    .slice(0, 40)
    .map(line => `      ${line}\n`)
    .join('');
}
