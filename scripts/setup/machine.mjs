import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { freemem, platform, totalmem } from 'node:os';
import { Failure } from '../console/failure.mjs';

const gigabyte = 1024 ** 3;
const inGigabytes = bytes => `${(bytes / gigabyte).toFixed(1)} GB`;

/** All parts together, in bytes. */
const neededMemory = 4.5 * gigabyte;

/** Memory that programs could still get, in bytes; free memory alone leaves out what caches would give back. */
function availableMemory() {
  const limit = process.constrainedMemory?.() || Infinity;
  if (platform() === 'linux') {
    const kilobytes = /^MemAvailable:\s+(\d+)/m.exec(
      readFileSync('/proc/meminfo', 'utf8'),
    );
    return Math.min(limit, Number(kilobytes?.[1] ?? 0) * 1024);
  }
  // macOS counts as free only what was never used; half of all is what it gives back under pressure.
  return Math.max(freemem(), totalmem() / 2);
}

/** @throws {Failure} when the parts would not fit */
export function checkMemory() {
  const available = availableMemory();
  if (available < neededMemory) {
    throw new Failure(
      `only ${inGigabytes(
        available,
      )} of memory are free; all parts together need ${inGigabytes(
        neededMemory,
      )}`,
      'End other programs, or start anyway with --force.',
    );
  }
  return inGigabytes(available);
}

/**
 * @param {string} folder
 * @param {number} gigabytes
 * @throws {Failure} when the disk has too little room
 */
export function checkDisk(folder, gigabytes) {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < gigabytes * gigabyte) {
    throw new Failure(
      `only ${inGigabytes(
        free,
      )} are free on the disk of ${folder}; ${gigabytes} GB are needed`,
      'Free some, choose another place with --state and SLIPWAY_HOME, or start anyway with --force.',
    );
  }
  return inGigabytes(free);
}

/**
 * @param {Record<string, number>} ports by the name of their part
 * @throws {Failure} naming those in use
 */
export async function checkPorts(ports) {
  const taken = [];
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port))) {
      taken.push(`${port} (${name})`);
    }
  }
  if (taken.length > 0) {
    const [portal] = taken;
    throw new Failure(
      `another program uses port ${taken.join(', ')}`,
      taken.length === 1 && portal.endsWith('(portal)')
        ? 'End it, or choose another port: ./slipway up --port 8007'
        : 'End it, or move all ports: ./slipway up --port-offset 100',
    );
  }
}

function isFree(port) {
  return new Promise(done => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

/** @throws {Failure} without a git that the forge can use */
export function checkGit() {
  const { stdout } = spawnSync('git', ['--version'], { encoding: 'utf8' });
  const [, major, minor] = /(\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  if (major === undefined || Number(major) * 1000 + Number(minor) < 2031) {
    throw new Failure(
      major === undefined
        ? 'git was not found'
        : `git ${major}.${minor} is too old`,
      'Install git 2.31 or newer.',
    );
  }
  return `${major}.${minor}`;
}
