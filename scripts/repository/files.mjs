import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../places.mjs';
import { command } from '../processes/command.mjs';

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

/** Files under some folders that git knows, so that nothing built or forgotten is looked at. */
export async function trackedFiles(folders) {
  const { output } = await command('git', ['ls-files', '-z', '--', ...folders]);
  return output
    .split('\0')
    .filter(file => file !== '' && existsSync(join(root, file)));
}
