import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { bin, root } from '../../places.mjs';
import { command } from '../../processes/command.mjs';

/** ESLint with Backstage's rules, warnings included. Counts packages; each problem is a failure. */
export const lint = {
  name: 'lint',
  what: "ESLint with Backstage's rules finds nothing",
  needs: ['packages'],
  async run({ log }) {
    const report = join(dirname(log), 'lint.json');
    rmSync(report, { force: true });
    const { code, output } = await command(
      bin('backstage-cli'),
      [
        'repo',
        'lint',
        '--format',
        'json',
        '--output-file',
        report,
        '--max-warnings',
        '0',
      ],
      { log },
    );
    const failed = problems(report);
    if (code !== 0 && failed.length === 0) {
      failed.push({
        name: 'backstage-cli repo lint',
        why: output.slice(-2000),
      });
    }
    const checked = output.match(/^Checked +\d+ files in/gm) ?? [];
    const broken = output.match(/Lint failed in/g) ?? [];
    return { passed: checked.length - broken.length, failed, skipped: [] };
  },
};

/** The report is written only where something was found. */
function problems(report) {
  let files;
  try {
    files = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return [];
  }
  return files.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message, ruleId }) => ({
      name: `${relative(root, filePath)}:${line}`,
      why: `${message} (${ruleId})`,
    })),
  );
}
