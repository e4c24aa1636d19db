import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonPath } from '../../scripts/parts/environment.mjs';
import { python } from '../../scripts/places.mjs';
import { extrasPath } from '../../scripts/setup/mlflowExtras.mjs';
import { freePorts } from '../../scripts/test/needs/freePorts.mjs';

const LIMIT_MS = 120_000;

/** An MLflow server of one worker on a database, without a portal. */
export async function startMlflow(database) {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-mlflow-'));
  const [port] = await freePorts(1);
  const server = spawn(
    python,
    [
      ...['-m', 'mlflow', 'server', '--host', '127.0.0.1'],
      ...['--port', String(port), '--workers', '1'],
      ...['--backend-store-uri', database],
      ...['--serve-artifacts', '--artifacts-destination', './artifacts'],
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        ...pythonPath(),
        ...extrasPath(),
        MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
        MLFLOW_DISABLE_TELEMETRY: 'true',
        GIT_PYTHON_REFRESH: 'quiet',
      },
      stdio: 'ignore',
    },
  );
  const ended = new Promise(resolve => server.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const begin = performance.now();
  for (;;) {
    const ready = await fetch(`${url}/health`).then(
      answer => answer.ok,
      () => false,
    );
    if (ready) break;
    if (server.exitCode !== null || performance.now() - begin > LIMIT_MS)
      throw new Error('MLflow did not start');
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  return {
    url,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
