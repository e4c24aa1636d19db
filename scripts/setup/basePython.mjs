import { spawnSync } from 'node:child_process';
import { Failure } from '../console/failure.mjs';

const question = `
import struct, sys
import venv, ensurepip
print('.'.join(map(str, sys.version_info[:3])), 8 * struct.calcsize('P'), sys.executable)
`;

const remedy = [
  'Install Python 3.12 with its venv module (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python@3.12),',
  'or name one: SLIPWAY_BASE_PYTHON=/path/to/python3 ./slipway up',
].join(' ');

/**
 * A Python that the embedded environment can be made from: CPython 3.10 to 3.13, 64 bit, with venv.
 *
 * @returns {{ command: string, version: string, minor: string }} `minor` as in '3.12'
 * @throws {Failure} with what was found instead
 */
export function findPython() {
  const named = process.env.SLIPWAY_BASE_PYTHON;
  const candidates = named
    ? [named]
    : [
        'python3',
        'python3.12',
        'python3.11',
        'python3.13',
        'python3.10',
        'python',
      ];
  const unfit = [];
  for (const candidate of candidates) {
    const { status, stdout, stderr, error } = spawnSync(
      candidate,
      ['-c', question],
      { encoding: 'utf8' },
    );
    if (error || status === 127) {
      continue;
    }
    if (status !== 0) {
      unfit.push(
        /No module named '?(venv|ensurepip)/.test(stderr)
          ? `${candidate} has no venv module`
          : `${candidate} does not run`,
      );
      continue;
    }
    const [version, bits, ...executable] = stdout.trim().split(' ');
    const minor = version.split('.').slice(0, 2).join('.');
    if (['3.10', '3.11', '3.12', '3.13'].includes(minor) && bits === '64') {
      return { command: executable.join(' ') || candidate, version, minor };
    }
    unfit.push(`${candidate} is ${version}, ${bits} bit`);
  }
  const found = unfit.length ? `found only: ${unfit.join('; ')}` : 'found none';
  throw new Failure(`Python 3.10 to 3.13 is needed; ${found}`, remedy);
}
