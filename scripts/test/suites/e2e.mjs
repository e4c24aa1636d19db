import { readFileSync } from 'node:fs';
import { casesOf } from '../junit.mjs';
import { endToEndTests } from '../files.mjs';
import { command, lastLines } from '../../processes/command.mjs';

/** Milliseconds for one file; the longest kills the portal twenty times. */
const patience = 15 * 60_000;

/** `e2e/*.test.mjs` in a real browser against one whole embedded portal, one file after another. */
export const e2e = {
  name: 'e2e',
  what: 'journeys in a real browser against the whole embedded portal; accessibility of every page',
  needs: ['packages', 'python', 'portal'],
  exists: () => endToEndTests().length > 0,
  async run({ log, given }) {
    const result = { passed: 0, failed: [], skipped: [] };
    for (const file of endToEndTests()) {
      const report = log.replace(/\.log$/, `-${file.replace(/\W+/g, '-')}.xml`);
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
        { log, env: given.portal },
      );
      const cases = casesOf(readFileSync(report, 'utf8'));
      result.passed += cases.passed;
      result.failed.push(
        ...cases.failed.map(row => ({ ...row, name: `${file}: ${row.name}` })),
      );
      result.skipped.push(
        ...cases.skipped.map(row => ({ ...row, name: `${file}: ${row.name}` })),
      );
      if (code !== 0 && cases.failed.length === 0) {
        result.failed.push({ name: file, why: lastLines(output) });
      }
    }
    return result;
  },
};
