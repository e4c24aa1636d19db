import { spawnSync } from 'node:child_process';

let found;

/** NVIDIA GPUs of this machine, as its driver counts them. */
export function realGpus() {
  if (found === undefined) {
    const { status, stdout } = spawnSync('nvidia-smi', ['-L'], {
      encoding: 'utf8',
    });
    found =
      status === 0
        ? stdout.split('\n').filter(line => line.startsWith('GPU ')).length
        : 0;
  }
  return found;
}
