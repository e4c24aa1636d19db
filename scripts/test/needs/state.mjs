import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeSettings } from './freePorts.mjs';

/**
 * A state folder, with a space in its path as people have them, and settings with ports that are free. What was seeded
 * into it is there for the next portal that lives in it.
 */
export async function makeState() {
  const state = mkdtempSync(join(tmpdir(), 'slipway state '));
  const { settings, offset } = await freeSettings(state);
  return {
    value: { settings, offset },
    async stop() {
      rmSync(settings.rayTemp, { recursive: true, force: true });
      rmSync(state, { recursive: true, force: true });
    },
  };
}
