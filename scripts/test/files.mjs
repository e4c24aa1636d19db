import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../places.mjs';
import { filesUnder } from '../repository/files.mjs';

const jestFiles = () =>
  ['packages', 'plugins']
    .flatMap(filesUnder)
    .filter(file => /\.test\.tsx?$/.test(file));

const isContract = file => file.includes('.contract.test.');
const isDatabase = file =>
  readFileSync(join(root, file), 'utf8').includes('TestDatabases');

/** Tests that ask a real MLflow, Ray or forge: `*.contract.test.ts`. */
export const contractTests = () => jestFiles().filter(isContract);

/** Tests on every database: those that use `TestDatabases`. */
export const databaseTests = () =>
  jestFiles().filter(file => !isContract(file) && isDatabase(file));

/** All other tests. */
export const unitTests = () =>
  jestFiles().filter(file => !isContract(file) && !isDatabase(file));

/** Folders with a pyproject.toml and tests of their own. */
export const pythonProjects = () =>
  ['python', 'examples']
    .flatMap(folder => filesUnder(folder))
    .filter(
      file =>
        file.endsWith('/pyproject.toml') &&
        existsSync(join(root, file, '..', 'tests')),
    )
    .map(file => join(root, file, '..'));

/** Journeys in a browser. */
export const endToEndTests = () =>
  filesUnder('e2e')
    .filter(file => file.endsWith('.test.mjs'))
    .sort();

/** Tests of ./slipway itself. */
export const commandTests = () =>
  filesUnder('scripts')
    .filter(file => file.endsWith('.test.mjs'))
    .sort();
