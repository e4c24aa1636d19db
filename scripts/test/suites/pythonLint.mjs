import { python } from '../../places.mjs';
import { command } from '../../processes/command.mjs';
import { pythonProjects } from '../files.mjs';

/** ruff over our Python, each project by its own rules. */
export const pythonLint = {
  name: 'python-lint',
  what: 'ruff finds nothing in our Python',
  needs: ['python'],
  exists: () => pythonProjects().length > 0,
  async run({ log }) {
    const result = { passed: 0, failed: [], skipped: [] };
    for (const project of pythonProjects()) {
      const { code, output } = await command(
        python,
        ['-m', 'ruff', 'check', '--output-format', 'concise', '.'],
        { cwd: project, log },
      );
      const rows = output
        .split('\n')
        .filter(line => /^\S+:\d+:\d+: /.test(line));
      result.passed += code === 0 ? 1 : 0;
      result.failed.push(
        ...rows.map(line => ({
          name: `${project}/${line.split(': ')[0]}`,
          why: line,
        })),
      );
      if (code !== 0 && rows.length === 0) {
        result.failed.push({ name: project, why: output });
      }
    }
    return result;
  },
};
