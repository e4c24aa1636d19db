import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { zipSync } from 'fflate';

/** Above this sum of sizes files are stored and not compressed, so that packing does not hold the process up. */
const COMPRESSED_BYTES = 8 * 1024 * 1024;

/** First moment that a zip can hold; read in local time, as the format has no zone. */
const MTIME = new Date(1980, 0, 1);

// A path that a file system, a zip reader or a shell reads in more than one way.
const ODD = /[\p{Cc}\\]|(?:^|\/)(?:\.{1,2}|\.git)(?:\/|$)/u;

/** A zip with a folder's files at its root, and the SHA-256 of its bytes in hex. */
export type PackedFolder = { sha256: string; bytes: Uint8Array };

/**
 * Packs a folder so that the same files give the same bytes: names in the order of their bytes, one fixed time. Throws
 * `InputError` for symbolic links and other things that are neither file nor folder, and for names that are read in
 * more than one way.
 */
export async function packFolder(folder: string): Promise<PackedFolder> {
  const paths = (await listFiles(folder, '')).sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  if (paths.length === 0) {
    throw new InputError('The source holds no files at this path');
  }
  const files: Record<string, Uint8Array> = {};
  let size = 0;
  for (const path of paths) {
    const content = await readFile(join(folder, path));
    size += content.byteLength;
    files[path] = content;
  }
  const bytes = zipSync(files, {
    mtime: MTIME,
    level: size > COMPRESSED_BYTES ? 0 : 6,
  });
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

async function listFiles(root: string, inside: string): Promise<string[]> {
  const entries = await readdir(join(root, inside), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = inside ? `${inside}/${entry.name}` : entry.name;
    if (ODD.test(path)) {
      throw new InputError(
        `The source holds '${path}', a name that is not safe to unpack; rename it`,
      );
    }
    if (entry.isDirectory()) found.push(...(await listFiles(root, path)));
    else if (entry.isFile()) found.push(path);
    else {
      throw new InputError(
        `The source holds '${path}', which is a link and not a file; replace it by a copy`,
      );
    }
  }
  return found;
}
