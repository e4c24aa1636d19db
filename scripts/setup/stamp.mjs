import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Hash over files' contents and plain words, in the given order. */
export function digestOf(files, words = []) {
  const hash = createHash('sha256');
  for (const word of words) {
    hash.update(`${word}\0`);
  }
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Whether the stamp file says that work was done for exactly this digest. */
export function isStamped(file, digest) {
  try {
    return readFileSync(file, 'utf8') === digest;
  } catch {
    return false;
  }
}

/** Records that work was done for this digest. */
export function stamp(file, digest) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, digest);
}

/** Forgets it, before the work is done again. */
export function unstamp(file) {
  rmSync(file, { force: true });
}
