import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endPart, gone, sweep } from './ending.mjs';
import { isAlive } from './identity.mjs';

/**
 * @typedef {object} RecordedPart
 * @property {number} pid
 * @property {string} [started] see identity.mjs
 * @property {boolean} [alone] a signal goes to its first process only
 * @property {number} [patience] seconds it may take to end
 *
 * @typedef {object} RunRecord what `up` notes about itself, so that other calls find it
 * @property {string} id the mark in the environment of everything it started
 * @property {{ pid: number, started?: string }} supervisor
 * @property {string} url address of the portal
 * @property {Record<string, number>} ports of all parts
 * @property {Record<string, RecordedPart>} parts
 */

const fileIn = state => join(state, 'run.json');

/** @returns {RunRecord | undefined} */
export function readRun(state) {
  try {
    return JSON.parse(readFileSync(fileIn(state), 'utf8'));
  } catch {
    return undefined;
  }
}

export function writeRun(state, record) {
  writeFileSync(`${fileIn(state)}.new`, JSON.stringify(record, undefined, 2));
  renameSync(`${fileIn(state)}.new`, fileIn(state));
}

export function forgetRun(state) {
  rmSync(fileIn(state), { force: true });
}

/** Whether an `up` is running for this state folder. */
export const isRunning = record => isAlive(record?.supervisor);

/**
 * Ends a start, whether its supervisor still runs or was killed.
 *
 * @returns {Promise<boolean>} whether there was anything to end
 */
export async function endRun(state) {
  const record = readRun(state);
  if (!record) {
    return false;
  }
  const wasRunning = isRunning(record);
  if (wasRunning) {
    process.kill(record.supervisor.pid, 'SIGTERM');
    await gone([record.supervisor], 60_000);
  }
  const parts = Object.values(record.parts).filter(isAlive);
  await Promise.all(parts.map(endPart));
  const swept = await sweep(record.id);
  forgetRun(state);
  return wasRunning || parts.length + swept > 0;
}
