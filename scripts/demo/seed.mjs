import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { placesOf, pythonPath } from '../parts/environment.mjs';
import { root } from '../places.mjs';
import { digestOf, isStamped, stamp } from '../setup/stamp.mjs';

const script = join(root, 'scripts', 'seed.mjs');

/** How the last line of the seeding begins: for programs that wait for it. */
export const seeded = 'The demo is complete';
export const notSeeded = 'The demo could not be completed';

/** Whether there is anything to seed. */
export const canSeed = () => existsSync(script);

/**
 * Fills a fresh portal with the demo organisation's models, as a user would. Once per state folder.
 *
 * @param {import('../settings.mjs').Settings} settings
 * @param {Record<string, string>} secrets
 * @param {{ runId: string, say: (line: string) => void }} options `say` gets its progress, line by line
 * @returns {Promise<void>} when it is over, whatever came of it
 */
export async function seed(settings, secrets, { runId, say }) {
  const stampFile = join(settings.state, 'seeded');
  if (!canSeed() || isStamped(stampFile, digestOf([], ['seeded']))) {
    return;
  }
  const child = spawn(process.execPath, [script], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...pythonPath(),
      ...placesOf(settings),
      SLIPWAY_RUN: runId,
      SLIPWAY_SEED_TOKEN: secrets.SLIPWAY_SEED_TOKEN,
      SLIPWAY_FORGE_PASSWORD: secrets.SLIPWAY_FORGE_PASSWORD,
    },
  });
  [child.stdout, child.stderr].forEach(stream =>
    createInterface({ input: stream }).on('line', say),
  );
  const code = await new Promise(done => {
    child.once('error', error => {
      say(error.message);
      done(1);
    });
    child.once('close', done);
  });
  if (code === 0) {
    stamp(stampFile, digestOf([], ['seeded']));
  }
  say(
    code === 0
      ? seeded
      : `${notSeeded} (status ${code}); the next ./slipway up tries again`,
  );
}
