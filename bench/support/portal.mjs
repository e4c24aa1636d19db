import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../../e2e/support/browser.mjs';
import { signIn } from '../../e2e/support/people.mjs';
import { identity } from '../../scripts/parts/identity.mjs';
import { mlflowWith } from '../../scripts/parts/mlflowVariants.mjs';
import { portalOnPostgres } from '../../scripts/parts/portalOnPostgres.mjs';
import { Supervisor } from '../../scripts/processes/Supervisor.mjs';
import { secretsOf } from '../../scripts/secrets.mjs';
import { setUpBackend, setUpWebApp } from '../../scripts/setup/index.mjs';
import { freeSettings } from '../../scripts/test/needs/freePorts.mjs';

/**
 * The portal, MLflow and the local identity provider, each as `./slipway up` starts it but on PostgreSQL, and with one
 * more file of catalog entities. Ray and the forge are absent.
 *
 * @param {{ postgres: string, mlflowDatabase: string, entities: string, servers?: Function }} options address of the
 *   server without a database, SQLAlchemy's address of MLflow's filled database, the file's path, and which MLflow servers
 *   the portal is told of
 * @returns `startedAt` is when the portal's process was started, by `performance.now()`
 */
export async function startPortalOnPostgres({
  postgres,
  mlflowDatabase,
  entities,
  servers,
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
  let startedAt;
  try {
    await Promise.all([
      supervisor.start(identity),
      supervisor.start(mlflowWith({ database: mlflowDatabase })),
    ]);
    startedAt = performance.now();
    await supervisor.start(
      portalOnPostgres({
        postgres,
        servers: servers?.(settings),
        // Thousands of entities would be the catalog's work, not the mirror's.
        discovery: 'off',
        locations: [
          {
            type: 'file',
            target: '../../examples/org/org.yaml',
            rules: [{ allow: ['User', 'Group'] }],
          },
          { type: 'file', target: '../../examples/org/systems.yaml' },
          { type: 'file', target: entities },
        ],
      }),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { settings, secrets, state, startedAt, stop };
}

/** A person who is signed in, in a browser of her own. */
export async function signInTo({ settings, secrets }, name = 'ada') {
  process.env.SLIPWAY_PORTAL_URL = settings.urls.portal;
  process.env.SLIPWAY_DEMO_PASSWORD = secrets.SLIPWAY_DEMO_PASSWORD;
  const browser = await openBrowser();
  // Right after a start the catalog may not have read its people yet.
  const person = await signIn(browser, name).catch(() => signIn(browser, name));
  return { browser, ...person };
}
