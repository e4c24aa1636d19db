import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { platform } from 'node:os';

const onLinux = platform() === 'linux';

/**
 * When a process started, in a form that only serves for comparison; undefined when there is no such process. A process
 * number alone may long belong to somebody else.
 */
export function startOf(pid) {
  try {
    if (onLinux) {
      const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      // A zombie is over; only its parent has not looked yet.
      return fields[0] === 'Z' ? undefined : fields[19];
    }
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: 'pipe',
      }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}

/** A process as it is recorded in a file. */
export const identify = pid => ({ pid, started: startOf(pid) });

/** Whether a recorded process still runs. */
export const isAlive = recorded =>
  recorded?.started !== undefined && startOf(recorded.pid) === recorded.started;

/** Processes whose environment carries the mark `SLIPWAY_RUN=<id>`: what a start has left, whoever its parent is now. */
export function markedWith(id) {
  const mark = `SLIPWAY_RUN=${id}`;
  if (onLinux) {
    return readdirSync('/proc')
      .filter(
        name => /^\d+$/.test(name) && carries(`/proc/${name}/environ`, mark),
      )
      .map(Number)
      .filter(pid => pid !== process.pid && startOf(pid) !== undefined);
  }
  const rows = execFileSync('ps', ['-axEww', '-o', 'pid=,command='], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  }).split('\n');
  return rows
    .filter(row => row.includes(mark))
    .map(row => Number.parseInt(row, 10))
    .filter(pid => pid !== process.pid);
}

function carries(file, mark) {
  try {
    return readFileSync(file, 'utf8').split('\0').includes(mark);
  } catch {
    return false;
  }
}

/** Resident memory of processes in bytes, shared pages counted in each. */
export function residentMemory(pids) {
  return pids.reduce((sum, pid) => sum + residentOf(pid), 0);
}

function residentOf(pid) {
  try {
    if (onLinux) {
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(
        readFileSync(`/proc/${pid}/status`, 'utf8'),
      );
      return Number(kilobytes?.[1] ?? 0) * 1024;
    }
    return (
      Number(
        execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], {
          encoding: 'utf8',
          stdio: 'pipe',
        }),
      ) * 1024
    );
  } catch {
    return 0;
  }
}
