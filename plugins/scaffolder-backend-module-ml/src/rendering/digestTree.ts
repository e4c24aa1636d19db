import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** Path relative to the root, with `/`, and the SHA-256 of the file in hex. */
export type FileDigests = Record<string, string>;

async function* filesBelow(
  root: string,
  folder: string,
): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== '.git') yield* filesBelow(root, path);
    } else if (entry.isFile()) {
      yield path;
    }
  }
}

/**
 * SHA-256 of every file below a folder, ordered by path. `.git` and links are left out: a link could point anywhere.
 */
export const digestTree = async (
  root: string,
  leaveOut: ReadonlySet<string>,
): Promise<FileDigests> => {
  const paths: string[] = [];
  for await (const path of filesBelow(root, ''))
    if (!leaveOut.has(path)) paths.push(path);
  paths.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const digests: FileDigests = {};
  for (const path of paths)
    digests[path] = createHash('sha256')
      .update(await readFile(join(root, path)))
      .digest('hex');
  return digests;
};
