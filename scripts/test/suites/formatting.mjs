import { bin, python } from '../../places.mjs';
import { command } from '../../processes/command.mjs';
import { trackedFiles } from '../../repository/files.mjs';

const folders = ['packages', 'plugins', 'scripts', 'e2e', 'bench'];

/** Prettier over our TypeScript and JavaScript, ruff over our Python. Counts files. */
export const formatting = {
  name: 'formatting',
  what: 'prettier and ruff would change nothing',
  needs: ['packages', 'python'],
  async run({ log }) {
    const files = (await trackedFiles(folders)).filter(file =>
      /\.(ts|tsx|js|cjs|mjs|json)$/.test(file),
    );
    const prettier = await command(
      bin('prettier'),
      ['--list-different', ...files],
      { log },
    );
    const failed = prettier.output
      .split('\n')
      .filter(line => files.includes(line) || line.startsWith('[error]'))
      .map(name => ({
        name,
        why: `node_modules/.bin/prettier --write ${name}`,
      }));

    const scripts = (await trackedFiles(['python', 'examples'])).filter(file =>
      file.endsWith('.py'),
    );
    const ruff = await command(
      python,
      ['-m', 'ruff', 'format', '--check', ...scripts],
      { log },
    );
    failed.push(
      ...ruff.output
        .split('\n')
        .filter(line => /^(Would reformat|error)/.test(line))
        .map(line => ({
          name: line.replace(/^Would reformat: /, ''),
          why: 'ruff format',
        })),
    );
    return {
      passed: files.length + scripts.length - failed.length,
      failed,
      skipped: [],
    };
  },
};
