import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../console/failure.mjs';
import { root } from '../places.mjs';
import { reasonOf } from './reason.mjs';
import { digestOf, isStamped, stamp, unstamp } from './stamp.mjs';
import { yarn } from './yarn.mjs';

/** Lies inside node_modules, so that it goes when they go. */
const stampFile = join(root, 'node_modules', '.slipway-installed');

/** Manifests that decide what is installed. */
function manifests() {
  const workspaces = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder))
      .sort()
      .map(name => join(root, folder, name, 'package.json'))
      .filter(file => existsSync(file)),
  );
  return ['package.json', 'yarn.lock', '.yarnrc.yml']
    .map(name => join(root, name))
    .concat(workspaces);
}

/** What decides whether an installation is current: dependencies, not scripts or descriptions. */
function wanted() {
  const relevant = manifests().map(file => {
    if (!file.endsWith('package.json')) {
      return readFileSync(file, 'utf8');
    }
    const {
      name,
      dependencies,
      devDependencies,
      peerDependencies,
      resolutions,
      dependenciesMeta,
      workspaces,
    } = JSON.parse(readFileSync(file, 'utf8'));
    return JSON.stringify([
      ...[
        name,
        dependencies,
        devDependencies,
        peerDependencies,
        resolutions,
        dependenciesMeta,
        workspaces,
      ],
    ]);
  });
  return digestOf([], [process.platform, process.arch, ...relevant]);
}

/** Whether node_modules fits yarn.lock. */
export const hasPackages = () => isStamped(stampFile, wanted());

/** Installs the locked packages; a failed attempt is made once more, because Yarn now and then trips over a lost connection. */
export async function installPackages(log) {
  unstamp(stampFile);
  let result = await yarn(['install', '--immutable'], { log });
  if (result.code !== 0 && !/YN0028/.test(result.output)) {
    result = await yarn(['install', '--immutable'], { log });
  }
  if (result.code !== 0) {
    throw new Failure(
      `the packages could not be installed: ${reasonOf(result.output)}`,
      /YN0028/.test(result.output)
        ? 'A package.json was changed without yarn.lock: run `yarn install` once.'
        : 'Check that the npm registry can be reached (npm ping) and that the disk has 4 GB free, then call ./slipway again.',
    );
  }
  stamp(stampFile, wanted());
}
