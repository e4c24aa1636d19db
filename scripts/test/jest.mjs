import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { bin, root } from '../places.mjs';
import { command, lastLines } from '../processes/command.mjs';

/** Both cores of a small machine: by itself jest leaves one free, and works in one process on two. */
export const everyCore = `--maxWorkers=${Math.max(
  2,
  availableParallelism() - 1,
)}`;

/**
 * Runs jest over the packages and counts what it reports.
 *
 * @param {{ log: string, env?: Record<string, string>, args?: string[], patience?: number }} options `patience`: longest for
 *   one test, in milliseconds; a busy machine is no failure, and what hangs still ends
 * @returns {Promise<{ passed: number, failed: import('./suites.mjs').Row[], skipped: import('./suites.mjs').Row[] }>}
 */
export async function jest({ log, env = {}, args = [], patience = 30_000 }) {
  const report = log.replace(/\.log$/, '.json');
  rmSync(report, { force: true });
  const { code, output } = await command(
    bin('backstage-cli'),
    [
      'repo',
      'test',
      '--json',
      `--outputFile=${report}`,
      '--colors=false',
      `--testTimeout=${patience}`,
      ...args,
    ],
    { log, env: { CI: 'true', BACKSTAGE_TEST_DISABLE_DOCKER: '1', ...env } },
  );
  const { testResults } = read(report) ?? {};
  if (!testResults) {
    return {
      passed: 0,
      failed: [{ name: 'jest', why: lastLines(output) }],
      skipped: [],
    };
  }
  const counted = { passed: 0, failed: [], skipped: [] };
  for (const { name: path, status, message, assertionResults } of testResults) {
    const file = relative(root, path);
    if (
      status === 'failed' &&
      !assertionResults.some(row => row.status === 'failed')
    ) {
      counted.failed.push({ name: file, why: message });
    }
    for (const row of assertionResults) {
      const name = `${file}: ${row.fullName}`;
      if (row.status === 'passed') {
        counted.passed += 1;
      } else if (row.status === 'failed') {
        counted.failed.push({ name, why: row.failureMessages.join('\n') });
      } else {
        counted.skipped.push({
          name,
          why: `marked ${row.status} in the test file`,
        });
      }
    }
  }
  if (code !== 0 && counted.failed.length === 0) {
    counted.failed.push({ name: 'jest', why: lastLines(output) });
  }
  return counted;
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return undefined;
  }
}
