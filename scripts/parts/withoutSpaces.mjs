import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The embedded Python environment by a path without spaces: Ray puts its interpreter's path into shell commands as it is.
 *
 * @param {string} path the environment
 * @param {string} folder where a link is made when one is needed; it has no space itself
 * @returns {string} the environment or the link to it
 */
export function withoutSpaces(path, folder) {
  if (!/\s/.test(path)) {
    return path;
  }
  const link = join(folder, 'python');
  symlinkSync(path, link);
  return link;
}
