// The parts of the running portal by their process numbers: to kill one the hard way. `./slipway up` starts it again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { portalUrl, until } from './portal.mjs';
import { rayVersion } from './systems.mjs';

const pidOf = part => {
  const path = join(process.env.SLIPWAY_STATE, 'run.json');
  return JSON.parse(readFileSync(path, 'utf8')).parts[part].pid;
};

/** SIGKILL to one part and everything it started. Answers the process number that is gone. */
export function killPart(part) {
  const pid = pidOf(part);
  process.kill(-pid, 'SIGKILL');
  return pid;
}

/**
 * Keeps a part away until something is over: whenever it has been started again, it is killed again. Answers the process
 * number that was the last to go.
 *
 * @param {string} part
 * @param {Promise<unknown>} over
 */
export async function keepAway(part, over) {
  let killed = killPart(part);
  const again = setInterval(() => {
    try {
      if (pidOf(part) !== killed) killed = killPart(part);
    } catch {
      // It ended by itself, or its number is just being written: the next look tells.
    }
  }, 250);
  try {
    await over;
  } finally {
    clearInterval(again);
  }
  return killed;
}

/** Waits until a part that was killed has a new process and answers again. */
export async function isBack(part, killed, answers) {
  await until(
    `${part} to be back`,
    async () => pidOf(part) !== killed && (await answers()),
    Boolean,
    { seconds: 120 },
  );
}

const answersAt = url => () =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** Whether the portal is ready to serve. */
export const portalAnswers = () =>
  answersAt(`${portalUrl()}/.backstage/health/v1/readiness`)();

/** Whether MLflow answers. */
export const mlflowAnswers = () =>
  answersAt(`${process.env.SLIPWAY_MLFLOW_URL}/health`)();

/** Whether Ray's dashboard answers. */
export const rayAnswers = () =>
  rayVersion().then(
    () => true,
    () => false,
  );
