import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { defaultApp } from '../support/defaultApp.mjs';
import { spread } from '../support/quantiles.mjs';
import { bundleBackend } from '../../scripts/setup/backend.mjs';
import { startOnce } from '../support/backend.mjs';

const RUNS = 3;
const root = fileURLToPath(new URL('../..', import.meta.url));
const secret = () => randomBytes(24).toString('hex');

const ourEnvironment = port => ({
  NODE_ENV: 'development',
  SLIPWAY_PORT: String(port),
  SLIPWAY_PORTAL_URL: `http://localhost:${port}`,
  SLIPWAY_IDENTITY_URL: 'http://localhost:7911',
  SLIPWAY_FORGE_URL: 'http://localhost:7912',
  SLIPWAY_FORGE_HOST: 'localhost:7912',
  SLIPWAY_MLFLOW_URL: 'http://127.0.0.1:7913',
  SLIPWAY_RAY_URL: 'http://127.0.0.1:7914',
  SLIPWAY_SERVE_URL: 'http://127.0.0.1:7915',
  SLIPWAY_RAY_TOKEN: secret(),
  SLIPWAY_SESSION_SECRET: secret(),
  SLIPWAY_OIDC_SECRET: secret(),
  SLIPWAY_FORGE_PASSWORD: secret(),
  SLIPWAY_SEED_TOKEN: secret(),
  SLIPWAY_MONITOR_TOKEN: secret(),
  SLIPWAY_MLFLOW_WEBHOOK_SECRET: secret(),
});

/** Both portals, in turn, after one start of each that does not count. */
export async function measure() {
  const theirs = await defaultApp(root);
  const portals = {
    slipway: {
      root,
      port: 7907,
      configs: [
        join(root, 'app-config.yaml'),
        join(root, 'app-config.embedded.yaml'),
      ],
      env: ourEnvironment(7907),
    },
    default: {
      root: theirs,
      port: 7007,
      configs: [join(theirs, 'app-config.yaml')],
      env: { NODE_ENV: 'development' },
    },
  };
  for (const portal of Object.values(portals))
    await bundleBackend(join(portal.root, 'packages', 'backend'));
  const seen = { slipway: [], default: [] };
  for (let run = 0; run <= RUNS; run++)
    for (const [name, portal] of Object.entries(portals)) {
      const one = await startOnce(portal);
      if (run > 0) seen[name].push(one);
    }
  const figures = Object.fromEntries(
    Object.entries(seen).map(([name, runs]) => [
      name,
      {
        startMs: spread(runs.map(({ startMs }) => Math.round(startMs))),
        memoryMiB: spread(runs.map(({ memoryMiB }) => Math.round(memoryMiB))),
      },
    ]),
  );
  const ratio = key =>
    Number(
      (figures.slipway[key].median / figures.default[key].median).toFixed(2),
    );
  return {
    figures,
    ratio: { start: ratio('startMs'), memory: ratio('memoryMiB') },
    goal: { ratio: 1.15 },
  };
}
