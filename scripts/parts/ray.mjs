import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../console/failure.mjs';
import { pythonHome } from '../places.mjs';
import { answers } from './answers.mjs';
import { pythonPath } from './environment.mjs';
import { realGpus } from './gpus.mjs';
import { withoutSpaces } from './withoutSpaces.mjs';

/** Bytes; the demo's data fits several times. */
const objectStore = 300_000_000;

/** A Ray head with token authentication; where there is no GPU it has a logical one, so that queueing is real. */
export const ray = {
  name: 'ray',
  title: 'Ray',
  ports: ['ray', 'serve', 'rayGcs', 'rayClient', 'rayAgent', 'rayMetrics'],
  // Its first process drains jobs and ends the others; a signal to all of them at once would break that.
  alone: true,
  start(settings, secrets) {
    const { state, ports, urls, rayTemp } = settings;
    freshFolder(rayTemp);
    mkdirSync(join(rayTemp, 'tmp'));
    const environment = withoutSpaces(pythonHome, rayTemp);
    const tokenFile = join(state, 'monitor.token');
    writeFileSync(tokenFile, secrets.SLIPWAY_MONITOR_TOKEN, { mode: 0o600 });
    const threads = String(Math.min(2, cpus().length));
    return {
      command: join(environment, 'bin', 'python'),
      args: [
        ...[
          '-m',
          'ray.scripts.scripts',
          'start',
          '--head',
          '--block',
          '--disable-usage-stats',
        ],
        ...[
          '--temp-dir',
          rayTemp,
          '--node-ip-address',
          '127.0.0.1',
          '--port',
          String(ports.rayGcs),
        ],
        ...[
          '--dashboard-host',
          '127.0.0.1',
          '--dashboard-port',
          String(ports.ray),
        ],
        ...['--ray-client-server-port', String(ports.rayClient)],
        ...['--dashboard-agent-listen-port', String(ports.rayAgent)],
        ...['--metrics-export-port', String(ports.rayMetrics)],
        // Any free port: the fixed range would collide with another Ray on this machine.
        ...['--min-worker-port', '0', '--max-worker-port', '0'],
        ...['--num-cpus', '4', '--object-store-memory', String(objectStore)],
        ...(realGpus() > 0 ? [] : ['--num-gpus', '1']),
      ],
      cwd: state,
      env: {
        ...pythonPath(environment),
        // What jobs and served models unpack goes with the next start.
        TMPDIR: join(rayTemp, 'tmp'),
        // Off, every address is a loopback one: nothing listens to the network, and a change of network ends no job.
        RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER: '0',
        RAY_AUTH_MODE: 'token',
        RAY_AUTH_TOKEN: secrets.SLIPWAY_RAY_TOKEN,
        MLFLOW_TRACKING_URI: urls.mlflow,
        MLFLOW_DISABLE_TELEMETRY: 'true',
        GIT_PYTHON_REFRESH: 'quiet',
        SLIPWAY_TOKEN_FILE: tokenFile,
        OMP_NUM_THREADS: threads,
        OPENBLAS_NUM_THREADS: threads,
        MKL_NUM_THREADS: threads,
      },
    };
  },
  ready: ({ urls }, secrets) =>
    answers(`${urls.ray}/api/jobs/`, {
      authorization: `Bearer ${secrets.SLIPWAY_RAY_TOKEN}`,
    }),
};

/** An empty folder that only we may enter; under /tmp somebody else could have made it first. */
function freshFolder(path) {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (lstatSync(path).uid !== process.getuid()) {
    throw new Failure(
      `${path} belongs to somebody else`,
      'Choose another state folder with --state.',
    );
  }
}
