import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A folder for one test file, with a space in its path; gone afterwards. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `slipway ${name} `));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
