import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pythonPath } from '../../parts/environment.mjs';
import { withoutSpaces } from '../../parts/withoutSpaces.mjs';
import { pythonHome } from '../../places.mjs';
import { command, lastLines } from '../../processes/command.mjs';
import { testedPythonProjects } from '../files.mjs';
import { casesOf } from '../junit.mjs';

/** pytest in every Python project, with a real MLflow and Ray at hand. */
export const pythonTests = {
  name: 'python',
  what: 'pytest: the Python library and the example repositories',
  needs: ['python', 'systems'],
  exists: () => testedPythonProjects().length > 0,
  async run({ log, given }) {
    const links = mkdtempSync(join(tmpdir(), 'slipway-python-'));
    try {
      return await testProjects(withoutSpaces(pythonHome, links), {
        log,
        given,
      });
    } finally {
      rmSync(links, { recursive: true, force: true });
    }
  },
};

/** One project after another; the tests start a Ray of their own. */
async function testProjects(environment, { log, given }) {
  const result = { passed: 0, failed: [], skipped: [] };
  for (const project of testedPythonProjects()) {
    const report = log.replace(/\.log$/, `-${basename(project)}.xml`);
    rmSync(report, { force: true });
    const { code, output } = await command(
      join(environment, 'bin', 'python'),
      ['-m', 'pytest', '-q', `--junitxml=${report}`],
      {
        cwd: project,
        log,
        env: { ...pythonPath(environment), ...given.systems },
      },
    );
    const cases = casesOf(read(report));
    result.passed += cases.passed;
    result.failed.push(
      ...cases.failed.map(row => ({
        ...row,
        name: `${basename(project)}: ${row.name}`,
      })),
    );
    result.skipped.push(
      ...cases.skipped.map(row => ({
        ...row,
        name: `${basename(project)}: ${row.name}`,
      })),
    );
    if (code !== 0 && cases.failed.length === 0) {
      result.failed.push({ name: project, why: lastLines(output) });
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
