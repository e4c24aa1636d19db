import { join } from 'node:path';
import { lastLines } from '../../processes/command.mjs';
import { Failure } from '../../console/failure.mjs';
import { canSeed, notSeeded, seeded } from '../../demo/seed.mjs';
import { placesOf } from '../../parts/environment.mjs';
import { root } from '../../places.mjs';
import { endRun } from '../../processes/record.mjs';
import { startGroup } from '../../processes/group.mjs';
import { secretsOf } from '../../secrets.mjs';
import { setUpWebApp } from '../../setup/index.mjs';

/**
 * The whole embedded portal, started by `./slipway up` itself, with the demo seeded.
 *
 * Its value are the variables of docs/reference/contracts.md, secrets and the demo password included; SLIPWAY_STATE leads
 * to `run.json` with the process numbers of its parts and to `logs`.
 *
 * @param {{ state: { settings: import('../../settings.mjs').Settings, offset: number } }} given
 */
export async function startPortal({ state: { settings, offset } }) {
  await setUpWebApp();
  const { state } = settings;
  const child = startGroup(
    process.execPath,
    [
      join(root, 'scripts', 'main.mjs'),
      'up',
      '--state',
      state,
      '--port-offset',
      String(offset),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = () => endRun(state);
  let output = '';
  const isReady = new Promise((done, fail) => {
    [child.stdout, child.stderr].forEach(stream =>
      stream.setEncoding('utf8').on('data', text => {
        output = (output + text).slice(-100_000);
        const end = canSeed() ? [seeded, notSeeded] : ['Slipway is ready'];
        if (end.some(words => output.includes(words))) {
          done(undefined);
        }
      }),
    );
    child.once('close', () =>
      fail(new Failure(`./slipway up ended:\n${lastLines(output, 20)}`)),
    );
  });
  try {
    await isReady;
  } catch (error) {
    await stop();
    throw error;
  }
  return { value: { ...placesOf(settings), ...secretsOf(state) }, stop };
}
