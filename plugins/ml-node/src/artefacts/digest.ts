import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { ArtefactDigest, DigestedArtefact, DigestedFile } from '../ports';

/** Most files an artefact may have. */
export const MAX_ARTEFACT_FILES = 10_000;

const bySortedBytes = (a: DigestedFile, b: DigestedFile) =>
  Buffer.compare(Buffer.from(a.path, 'utf8'), Buffer.from(b.path, 'utf8'));

/**
 * The digest of an artefact tree from the digests of its files, as docs/reference/contracts.md defines it: what
 * `sha256sum` prints for the files in the order of their paths' bytes, hashed again.
 *
 * Throws `InputError` when there is no file, more than {@link MAX_ARTEFACT_FILES}, or a path that a line cannot hold.
 */
export function digestFiles(files: DigestedFile[]): DigestedArtefact {
  if (files.length === 0) {
    throw new InputError('The artefact has no files');
  }
  if (files.length > MAX_ARTEFACT_FILES) {
    throw new InputError(
      `The artefact has ${files.length} files; at most ${MAX_ARTEFACT_FILES} are read`,
    );
  }
  const sorted = [...files].sort(bySortedBytes);
  const hash = createHash('sha256');
  let size = 0;
  for (const file of sorted) {
    if (/[\n\r\\]/.test(file.path)) {
      throw new InputError(
        `The artefact's file ${JSON.stringify(
          file.path,
        )} has a line break or backslash in its name; rename it`,
      );
    }
    hash.update(`${file.sha256}  ${file.path}\n`, 'utf8');
    size += file.size;
  }
  const digest: ArtefactDigest = `sha256:${hash.digest('hex')}`;
  return { digest, files: sorted, size };
}

/** SHA-256 of bytes in hex. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
