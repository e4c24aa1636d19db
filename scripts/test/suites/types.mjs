import { join } from 'node:path';
import { bin, home, root } from '../../places.mjs';
import { command } from '../../processes/command.mjs';

/** TypeScript, strict, over all packages. One pass; each error is a failure. */
export const types = {
  name: 'types',
  what: 'TypeScript accepts every package',
  needs: ['packages'],
  async run({ log }) {
    const { code, output } = await command(
      bin('tsc'),
      [
        '--noEmit',
        '--incremental',
        '--pretty',
        'false',
        '--tsBuildInfoFile',
        join(home, 'cache', 'types.tsbuildinfo'),
      ],
      { cwd: root, log },
    );
    const failed = output
      .split('\n')
      .filter(line => /error TS\d+/.test(line))
      .map(line => ({ name: line.split(': error')[0], why: line }));
    if (code !== 0 && failed.length === 0) {
      failed.push({ name: 'tsc', why: output.slice(-2000) });
    }
    return { passed: code === 0 ? 1 : 0, failed, skipped: [] };
  },
};
