import { spawn } from 'node:child_process';
import { Failure } from '../console/failure.mjs';

/**
 * Processes of ours that must not outlive us. Each is the leader of a process group of its own, so that ending it ends
 * what it started and nothing else.
 *
 * @type {Set<import('node:child_process').ChildProcess>}
 */
const running = new Set();

let isOver = false;

/** Starts a program as the leader of its own process group. */
export function startGroup(command, args, options) {
  if (isOver) {
    throw new Failure('ended before it was done');
  }
  const child = spawn(command, args, { ...options, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Sends a signal to a process group; a group that is gone is no error. */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') {
      return false;
    }
    throw error;
  }
}

/** Ends everything started here and lets nothing start any more: for the moment in which this process itself must go. */
export function endAllGroups(signal = 'SIGTERM') {
  isOver = true;
  for (const child of running) {
    if (child.pid) {
      signalGroup(child.pid, signal);
    }
  }
}
