// Lets a measurement call the plugins' own TypeScript, as Backstage's development server runs it.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

/** Loads a module of the repository, by its path from the root. */
export const load = path => require(`../../${path}`);

/** Loads an installed package. */
export const loadPackage = name => require(name);
