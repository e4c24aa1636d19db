// Where things are. Nothing else in scripts/ spells a path of the repository or of .slipway.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Fetched tools and the Python environment; shared by all state folders. */
export const home = resolve(process.env.SLIPWAY_HOME ?? join(root, '.slipway'));

/** Node tools fetched from the registry. */
export const tools = join(home, 'tools');

/** The embedded Python environment. */
export const pythonHome = join(home, 'python');

/** Its interpreter. */
export const python = join(pythonHome, 'bin', 'python');

/** A program that a package of this repository installed. */
export const bin = name => join(root, 'node_modules', '.bin', name);
