import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../places.mjs';

const left = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** Files under a folder of the repository, as paths from the root; folders that are built or installed are left out. */
export function filesUnder(folder) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return left.has(entry.name) ? [] : filesUnder(path);
    }
    return entry.isFile() ? [path] : [];
  });
}

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
