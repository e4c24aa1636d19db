import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { python } from '../places.mjs';
import { answers } from './answers.mjs';
import { pythonPath } from './environment.mjs';

/** Says that the database was made whole once. */
const wasReady = state => join(state, 'mlflow', 'was-ready');

/** A real MLflow server on SQLite, which also hands out its artefacts. */
export const mlflow = {
  name: 'mlflow',
  title: 'MLflow',
  ports: ['mlflow'],
  start({ state, ports }, secrets = {}) {
    const folder = join(state, 'mlflow');
    mkdirSync(folder, { recursive: true });
    if (!existsSync(wasReady(state))) {
      // A first start that was interrupted leaves half a schema, on which MLflow never starts again.
      rmSync(join(folder, 'mlflow.db'), { force: true });
    }
    return {
      command: python,
      args: [
        ...[
          '-m',
          'mlflow',
          'server',
          '--host',
          '127.0.0.1',
          '--port',
          String(ports.mlflow),
          '--workers',
          '1',
        ],
        // Relative to the folder it runs in: a path with spaces is no valid database address.
        ...[
          '--backend-store-uri',
          'sqlite:///mlflow.db',
          '--serve-artifacts',
          '--artifacts-destination',
          './artifacts',
        ],
      ],
      cwd: folder,
      env: {
        ...pythonPath(),
        // Its job runners (seven processes, 2 GB) serve features that the portal does not use.
        MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
        MLFLOW_DISABLE_TELEMETRY: 'true',
        GIT_PYTHON_REFRESH: 'quiet',
        // Its webhooks go to the portal on this machine: plain HTTP to a private address.
        MLFLOW_WEBHOOK_ALLOWED_SCHEMES: 'http,https',
        MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS: 'true',
        MLFLOW_WEBHOOK_CACHE_TTL: '5',
        // Without a key of its own it makes one at each start, and cannot read what it wrote before.
        MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY:
          secrets.SLIPWAY_MLFLOW_WEBHOOK_KEY,
      },
    };
  },
  async ready({ state, urls }) {
    const answer = await answers(`${urls.mlflow}/health`);
    if (answer && !existsSync(wasReady(state))) {
      writeFileSync(wasReady(state), '');
    }
    return answer;
  },
};
