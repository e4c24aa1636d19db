import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

const pythonFolders = () =>
  ['python', 'examples']
    .flatMap(filesUnder)
    .filter(file => file.endsWith('/pyproject.toml'))
    .map(file => dirname(file));

/** Folders with a pyproject.toml. */
export const pythonProjects = () =>
  pythonFolders().map(folder => join(root, folder));

/** Those of them that have tests. */
export const testedPythonProjects = () =>
  pythonFolders()
    .filter(folder =>
      filesUnder(`${folder}/tests`).some(file => /\/test_\w+\.py$/.test(file)),
    )
    .map(folder => join(root, folder));

const journeys = () =>
  filesUnder('e2e')
    .filter(file => file.endsWith('.test.mjs'))
    .sort();

const needsReplicas = file => file.startsWith('e2e/replicas/');

/** Journeys in a browser. */
export const endToEndTests = () =>
  journeys().filter(file => !needsReplicas(file));

/** Those that need several portals on one database. */
export const replicaTests = () => journeys().filter(needsReplicas);

/** Tests of ./slipway itself. */
export const commandTests = () =>
  filesUnder('scripts')
    .filter(file => file.endsWith('.test.mjs'))
    .sort();
