import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../console/failure.mjs';
import { bin, root } from '../places.mjs';
import { command, lastLines } from '../processes/command.mjs';
import { filesUnder } from '../repository/files.mjs';
import { digestOf, isStamped, stamp, unstamp } from './stamp.mjs';

const app = join(root, 'packages', 'app');
const stampFile = join(app, 'dist', '.slipway-built');

/** Everything the web app is built from: itself, the web plugins, and what is locked. */
const sources = () =>
  ['packages/app', 'plugins/ml', 'plugins/ml-common']
    .flatMap(filesUnder)
    .filter(file => !file.includes('.test.'))
    .concat('yarn.lock', 'backstage.json')
    .map(file => join(root, file))
    .sort();

/** Whether the built web app fits its sources. */
export const hasWebApp = () =>
  existsSync(join(app, 'dist', 'index.html')) &&
  isStamped(stampFile, digestOf(sources()));

/** Builds the web app. */
export async function buildWebApp(log) {
  const digest = digestOf(sources());
  unstamp(stampFile);
  const { code, output } = await command(
    bin('backstage-cli'),
    ['package', 'build', '--config', join(root, 'app-config.yaml')],
    { cwd: app, log, env: { NODE_ENV: 'production' } },
  );
  if (code !== 0) {
    throw new Failure(
      `the web app could not be built:\n${lastLines(output, 20)}`,
      `Details in ${log}`,
    );
  }
  stamp(stampFile, digest);
}
