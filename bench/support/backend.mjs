// Starts a bundled Backstage backend, waits until it is ready, and weighs it.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleOf } from '../../scripts/setup/backend.mjs';

const SETTLE_MS = 15_000;
const LIMIT_MS = 180_000;

/** Proportional memory of a process in MiB: shared pages are counted once among those who share them. Linux only. */
async function memoryOf(pid) {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)[1]) / 1024;
}

/**
 * One start of the backend in `root`: milliseconds until its readiness check passes, MiB 15 s after.
 */
export async function startOnce({ root, port, configs, env }) {
  const state = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
  const folder = join(root, 'packages', 'backend');
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [bundleOf(folder), ...configs.flatMap(config => ['--config', config])],
    {
      cwd: folder,
      env: { ...process.env, SLIPWAY_STATE: state, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const ended = new Promise(resolve => child.once('exit', resolve));
  try {
    for (;;) {
      const ready = await fetch(
        `http://127.0.0.1:${port}/.backstage/health/v1/readiness`,
      ).then(
        answer => answer.ok,
        () => false,
      );
      if (ready) break;
      if (child.exitCode !== null || performance.now() - begin > LIMIT_MS)
        throw new Error(`The backend in ${root} did not become ready`);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    const startMs = performance.now() - begin;
    await new Promise(resolve => setTimeout(resolve, SETTLE_MS));
    return { startMs, memoryMiB: await memoryOf(child.pid) };
  } finally {
    child.kill('SIGTERM');
    await ended;
    await rm(state, { recursive: true, force: true });
  }
}
