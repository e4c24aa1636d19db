import { readFileSync, rmSync } from 'node:fs';
import { command, lastLines } from '../processes/command.mjs';
import { casesOf } from './junit.mjs';

/**
 * Runs test files with Node's own runner, one after another, and counts what it reports.
 *
 * @param {string[]} files
 * @param {{ log: string, env?: Record<string, string>, patience: number }} options `patience`: milliseconds for one file
 */
export async function nodeTest(files, { log, env, patience }) {
  const result = { passed: 0, failed: [], skipped: [] };
  for (const file of files) {
    const report = log.replace(/\.log$/, `-${file.replace(/\W+/g, '-')}.xml`);
    rmSync(report, { force: true });
    const { code, output } = await command(
      process.execPath,
      [
        ...['--test', '--test-concurrency=1', `--test-timeout=${patience}`],
        ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
        ...[
          '--test-reporter=junit',
          `--test-reporter-destination=${report}`,
          file,
        ],
      ],
      { log, env },
    );
    const cases = casesOf(read(report));
    const named = row => ({ ...row, name: `${file}: ${row.name}` });
    result.passed += cases.passed;
    result.failed.push(...cases.failed.map(named));
    result.skipped.push(...cases.skipped.map(named));
    if (code !== 0 && cases.failed.length === 0) {
      result.failed.push({ name: file, why: lastLines(output) });
    }
  }
  return result;
}

function read(report) {
  try {
    return readFileSync(report, 'utf8');
  } catch {
    return '';
  }
}
