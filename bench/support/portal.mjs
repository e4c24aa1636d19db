import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../../e2e/support/browser.mjs';
import { signIn } from '../../e2e/support/people.mjs';
import { identity } from '../../scripts/parts/identity.mjs';
import { mlflow } from '../../scripts/parts/mlflow.mjs';
import { portal } from '../../scripts/parts/portal.mjs';
import { Supervisor } from '../../scripts/processes/Supervisor.mjs';
import { secretsOf } from '../../scripts/secrets.mjs';
import { setUpBackend, setUpWebApp } from '../../scripts/setup/index.mjs';
import { freeSettings } from '../../scripts/test/needs/freePorts.mjs';
import { driverPath } from './mlflowDatabase.mjs';

/**
 * The portal, MLflow and the local identity provider, each as `./slipway up` starts it but on PostgreSQL, and with one
 * more file of catalog entities. Ray and the forge are absent.
 *
 * @param {{ postgres: string, mlflowDatabase: string, entities: string }} options address of the server without a
 *   database, SQLAlchemy's address of MLflow's filled database, and the file's path
 */
export async function startPortalOnPostgres({
  postgres,
  mlflowDatabase,
  entities,
}) {
  await setUpWebApp();
  await setUpBackend();
  const state = mkdtempSync(join(tmpdir(), 'slipway-bench-portal-'));
  const { settings } = await freeSettings(state);
  const secrets = secretsOf(state);
  const supervisor = new Supervisor(settings, secrets, {
    url: settings.urls.portal,
    say: () => {},
  });
  const stop = async () => {
    await supervisor.end();
    rmSync(state, { recursive: true, force: true });
  };
  try {
    await Promise.all([
      supervisor.start(identity),
      supervisor.start(mlflowOn(mlflowDatabase)),
    ]);
    await supervisor.start(portalOn(postgres, entities));
  } catch (error) {
    await stop();
    throw error;
  }
  return { settings, secrets, state, stop };
}

/** A person who is signed in, in a browser of her own. */
export async function signInTo({ settings, secrets }, name = 'ada') {
  process.env.SLIPWAY_PORTAL_URL = settings.urls.portal;
  process.env.SLIPWAY_DEMO_PASSWORD = secrets.SLIPWAY_DEMO_PASSWORD;
  const browser = await openBrowser();
  return { browser, ...(await signIn(browser, name)) };
}

/** What a part is started with, changed. */
const changed = (part, change) => ({
  ...part,
  start: (...given) => change(part.start(...given)),
});

const mlflowOn = database =>
  changed(mlflow, ({ args, env, ...rest }) => ({
    ...rest,
    env: { ...env, ...driverPath },
    args: args.map(arg => (arg.startsWith('sqlite:') ? database : arg)),
  }));

const portalOn = (postgres, entities) =>
  changed(portal, ({ env, ...rest }) => {
    const { hostname, port, username, password } = new URL(postgres);
    return {
      ...rest,
      env: {
        ...env,
        APP_CONFIG_backend_database_client: '"pg"',
        APP_CONFIG_backend_database_connection: JSON.stringify({
          host: hostname,
          port: Number(port),
          user: username,
          password,
        }),
        APP_CONFIG_catalog_locations: JSON.stringify([
          {
            type: 'file',
            target: '../../examples/org/org.yaml',
            rules: [{ allow: ['User', 'Group'] }],
          },
          { type: 'file', target: '../../examples/org/systems.yaml' },
          { type: 'file', target: entities },
        ]),
      },
    };
  });
