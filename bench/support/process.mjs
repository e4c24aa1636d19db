// What the kernel says of a process. Linux only.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readRun } from '../../scripts/processes/record.mjs';

const ticksPerSecond = () =>
  Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Process number of a part of a portal. */
export const pidOf = (state, part) => readRun(state).parts[part].pid;

/** Resident memory in MiB. */
export const residentMiB = pid =>
  Number(
    /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1],
  ) / 1024;

/** Milliseconds of processor time that a process has used, all its threads together. */
export function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond()) * 1000;
}
