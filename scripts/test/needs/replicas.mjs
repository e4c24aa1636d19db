import { seed } from '../../demo/seed.mjs';
import { placesOf } from '../../parts/environment.mjs';
import { forge } from '../../parts/forge.mjs';
import { identity } from '../../parts/identity.mjs';
import { mlflow } from '../../parts/mlflow.mjs';
import { portalOnPostgres } from '../../parts/portalOnPostgres.mjs';
import { ray } from '../../parts/ray.mjs';
import { Supervisor } from '../../processes/Supervisor.mjs';
import { secretsOf } from '../../secrets.mjs';
import { publishAll } from '../../seed/publish.mjs';
import { systemsOf } from '../../seed/systems.mjs';
import { setUpBackend, setUpWebApp } from '../../setup/index.mjs';
import { openDoor } from '../door.mjs';
import { freePorts } from './freePorts.mjs';

/**
 * Two replicas of the portal on one PostgreSQL, behind one address, with all that the embedded portal has. Where one has
 * lived in the state folder before, they find its models and runs in MLflow, its repositories on the forge, and remember
 * nothing of what it did; else the demo is seeded. Its value are the variables that {@link startPortal} gives.
 *
 * @param {{ postgres: Record<string, string>, state: { settings: import('../../settings.mjs').Settings } }} given
 */
export async function startReplicas({ postgres, state: { settings } }) {
  await setUpWebApp();
  await setUpBackend();
  const [address] = Object.values(postgres);
  const secrets = secretsOf(settings.state);
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
  };
  try {
    await Promise.all(
      [identity, forge, mlflow, ray].map(part => supervisor.start(part)),
    );
    await supervisor.start(first);
    await supervisor.start(second);
    // Their catalog is new, also where the demo is complete otherwise.
    await publishAll(systemsOf({ ...placesOf(settings), ...secrets }));
    await seed(settings, secrets, { runId: supervisor.id, say: () => {} });
  } catch (error) {
    await stop();
    throw error;
  }
  return { value: { ...placesOf(settings), ...secrets }, stop };
}
