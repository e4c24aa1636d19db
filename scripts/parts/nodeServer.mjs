import { join } from 'node:path';
import { root } from '../places.mjs';

/** Starts a package whose `src/main.ts` Node runs as it is, types stripped. */
export const nodeServer = (name, env) => ({
  command: process.execPath,
  args: [
    '--experimental-strip-types',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    join(root, 'packages', name, 'src', 'main.ts'),
  ],
  cwd: root,
  env,
});
