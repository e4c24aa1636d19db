import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, identify, markedWith } from './identity.mjs';
import { signalGroup } from './group.mjs';

/** Waits until none of the recorded processes runs; false when time is over first. */
export async function gone(recorded, milliseconds) {
  const end = Date.now() + milliseconds;
  while (recorded.some(isAlive)) {
    if (Date.now() > end) {
      return false;
    }
    await pause(100);
  }
  return true;
}

/**
 * Ends one part: politely, then not. Ray's head ends its own processes in order when only its first one is asked.
 *
 * @param {import('./record.mjs').RecordedPart} part
 */
export async function endPart(part) {
  if (isAlive(part)) {
    signal(part.alone ? part.pid : -part.pid, 'SIGTERM');
    await gone([part], (part.patience ?? 12) * 1_000);
  }
  // The first process may be gone while others of its group still are not.
  signalGroup(part.pid, 'SIGKILL');
}

/** Ends whatever still carries a start's mark. */
export async function sweep(id) {
  const left = markedWith(id).map(identify);
  left.forEach(({ pid }) => signal(pid, 'SIGTERM'));
  if (!(await gone(left, 4_000))) {
    left.filter(isAlive).forEach(({ pid }) => signal(pid, 'SIGKILL'));
    await gone(left, 4_000);
  }
  return left.length;
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}
