import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root } from '../../places.mjs';
import { command, lastLines } from '../../processes/command.mjs';

/** The configurations we ship, each with the files it is used with. */
const configurations = {
  'the embedded portal': ['app-config.yaml', 'app-config.embedded.yaml'],
  'a portal in production': ['app-config.yaml', 'app-config.production.yaml'],
};

/** Every key of our configuration is known and of the right type. */
export const config = {
  name: 'config',
  what: 'app-config files fit the configuration schema of all packages',
  needs: ['packages'],
  async run({ log }) {
    const result = { passed: 0, failed: [], skipped: [] };
    for (const [name, files] of Object.entries(configurations)) {
      const args = [
        'config:check',
        '--strict',
        ...files.flatMap(file => ['--config', join(root, file)]),
      ];
      const { code, output } = await command(bin('backstage-cli'), args, {
        log,
        env: variablesOf(files),
      });
      if (code === 0) {
        result.passed += 1;
      } else {
        result.failed.push({ name, why: lastLines(output, 20) });
      }
    }
    return result;
  },
};

/** A value for every variable that has no default: secrets are not here, and their absence is not what is checked. */
function variablesOf(files) {
  const text = files
    .map(file => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  return Object.fromEntries(
    [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => [name, 'given']),
  );
}
