import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../places.mjs';
import { command, lastLines } from '../../processes/command.mjs';

const generator = join(root, 'scripts', 'api', 'generate.mjs');

/** openapi/*.yaml and the files made from it say the same. */
export const api = {
  name: 'api',
  what: 'the generated API types are what openapi.yaml says',
  needs: ['packages'],
  exists: () => existsSync(generator),
  async run({ log }) {
    const { code, output } = await command(
      process.execPath,
      [generator, '--check'],
      { log },
    );
    const failed =
      code === 0
        ? []
        : [{ name: 'generated API files', why: lastLines(output) }];
    return { passed: code === 0 ? 1 : 0, failed, skipped: [] };
  },
};
