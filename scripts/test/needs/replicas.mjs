import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seed } from '../../demo/seed.mjs';
import { placesOf } from '../../parts/environment.mjs';
import { forge } from '../../parts/forge.mjs';
import { identity } from '../../parts/identity.mjs';
import { mlflow } from '../../parts/mlflow.mjs';
import { portalOnPostgres } from '../../parts/portalOnPostgres.mjs';
import { ray } from '../../parts/ray.mjs';
import { Supervisor } from '../../processes/Supervisor.mjs';
import { secretsOf } from '../../secrets.mjs';
import { setUpBackend, setUpWebApp } from '../../setup/index.mjs';
import { openDoor } from '../door.mjs';
import { freePorts, freeSettings } from './freePorts.mjs';

/**
 * Two replicas of the portal on one PostgreSQL, behind one address, with all that the embedded portal has and seeded as
 * it is. Its value are the variables that {@link startPortal} gives.
 *
 * @param {{ postgres: Record<string, string> }} given
 */
export async function startReplicas({ postgres }) {
  await setUpWebApp();
  await setUpBackend();
  const [address] = Object.values(postgres);
  const state = mkdtempSync(join(tmpdir(), 'slipway replicas '));
  const { settings } = await freeSettings(state);
  const secrets = secretsOf(state);
  const supervisor = new Supervisor(settings, secrets, {
    url: settings.urls.portal,
    say: () => {},
  });
  const ports = await freePorts(2);
  const [first, second] = ports.map((port, at) =>
    portalOnPostgres({
      postgres: address,
      replica: { name: `portal-${at + 1}`, port },
    }),
  );
  const closeDoor = await openDoor(settings.ports.portal, ports);
  const stop = async () => {
    await closeDoor();
    await supervisor.end();
    rmSync(settings.rayTemp, { recursive: true, force: true });
    rmSync(state, { recursive: true, force: true });
  };
  try {
    await Promise.all(
      [identity, forge, mlflow, ray].map(part => supervisor.start(part)),
    );
    await supervisor.start(first);
    await supervisor.start(second);
    await seed(settings, secrets, { runId: supervisor.id, say: () => {} });
  } catch (error) {
    await stop();
    throw error;
  }
  return { value: { ...placesOf(settings), ...secrets }, stop };
}
