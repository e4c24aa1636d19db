import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from '../console/failure.mjs';

/** What `bundleBackend` makes of a `packages/backend` folder. */
export const bundleOf = folder => join(folder, 'dist', 'bundle.cjs');

/**
 * Bundles a backend and the workspace packages that it adds into one file that Node runs as it is. Installed packages
 * stay where they are and are required. It takes well under a second, so that nothing needs to know whether it is stale.
 *
 * @param {string} folder the backend package
 * @param {string} [scope] of the workspace packages
 * @throws {Failure} for a source that cannot be read as TypeScript
 */
export async function bundleBackend(folder, scope = '@slipway/') {
  // Not at the top: this file is read before the packages are installed.
  const { build } = await import('esbuild');
  const file = bundleOf(folder);
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'src', 'index.ts')],
    outfile: file,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    logLevel: 'silent',
    plugins: [installedPackages(scope, dirname(file))],
  }).catch(({ errors = [], message }) => {
    const [first] = errors;
    throw new Failure(
      `the backend could not be built: ${first ? described(first) : message}`,
      'Mend it, or look at it with ./slipway test types.',
    );
  });
  // In one step: another portal may be starting from it.
  const fresh = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(fresh, outputFiles[0].contents);
  await rename(fresh, file);
}

const described = ({ text, location }) =>
  location ? `${text} (${location.file}:${location.line})` : text;

/** Keeps each installed package outside, and says where it is when that differs for the bundle and the importing file. */
const installedPackages = (scope, from) => ({
  name: 'installed-packages',
  setup(bundle) {
    const there = resolver(from);
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point' || path.startsWith(scope)) {
        return undefined;
      }
      const found = importer && resolver(dirname(importer))(path);
      return found && found !== there(path)
        ? { path: asImport(relative(from, found)), external: true }
        : { path, external: true };
    });
  },
});

const resolver = folder => {
  const { resolve } = createRequire(join(folder, 'index.js'));
  return path => {
    try {
      return resolve(path);
    } catch {
      // For modules only: Node finds it when it is imported.
      return undefined;
    }
  };
};

const asImport = path =>
  path
    .split(sep)
    .join('/')
    .replace(/^(?!\.)/, './');
