import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../console/failure.mjs';
import { tools } from '../places.mjs';
import { command } from '../processes/command.mjs';
import { reasonOf } from './reason.mjs';

const version = '4.13.0';
const folder = join(tools, `yarn-${version}`);

/** Yarn itself: a script for Node. */
export const yarnScript = join(
  folder,
  'node_modules',
  '@yarnpkg',
  'cli-dist',
  'bin',
  'yarn.js',
);

/** Keeps another Yarn, named in a configuration outside the repository, from taking over. */
export const yarnEnvironment = {
  YARN_IGNORE_PATH: '1',
  YARN_ENABLE_TELEMETRY: '0',
};

/** Whether Yarn is here already. */
export const hasYarn = () => existsSync(yarnScript);

/** Fetches Yarn from the npm registry. */
export async function fetchYarn() {
  mkdirSync(folder, { recursive: true });
  const { code, output } = await command('npm', [
    ...[
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--ignore-scripts',
    ],
    `@yarnpkg/cli-dist@${version}`,
  ]);
  if (code === 127) {
    throw new Failure(
      'npm was not found; it is needed once, to fetch Yarn',
      'Install Node.js 22 with npm.',
    );
  }
  if (code !== 0) {
    throw new Failure(
      `npm could not fetch Yarn ${version}: ${reasonOf(output)}`,
      'Check that the npm registry can be reached: npm ping',
    );
  }
}

/** Runs Yarn in the repository. */
export const yarn = (args, options = {}) =>
  command(process.execPath, [yarnScript, ...args], {
    ...options,
    env: { ...yarnEnvironment, ...options.env },
  });
