import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../scripts/test/needs/postgres.mjs';
import { analyse, createMlflowDatabase } from './mlflowDatabase.mjs';
import { startPortalOnPostgres } from './portal.mjs';

/** Experiment, registered model and entity of the benchmarks. */
export const EXPERIMENT = 'bench';

const entity = `apiVersion: slipway.dev/v1alpha1
kind: MLModel
metadata:
  name: ${EXPERIMENT}
  title: Bench
spec:
  type: classifier
  lifecycle: experimental
  owner: group:default/departures
  tier: 4
  registry: { instance: default, model: model-1 }
  experiments: [${EXPERIMENT}]
`;

/**
 * A portal beside an MLflow that has been filled, both on one PostgreSQL, while `use` works with them.
 *
 * @param {(knex: import('knex').Knex) => Promise<unknown>} fill
 * @param {(started: Awaited<ReturnType<typeof startPortalOnPostgres>>) => Promise<object>} use
 * @param {{ servers?: (settings: import('../../scripts/settings.mjs').Settings) => object[] }} options the MLflow servers
 *   that the portal is told of, in the words of its configuration; the embedded one where absent
 */
export async function withFilledPortal(fill, use, { servers } = {}) {
  const postgres = await startPostgres();
  const [address] = Object.values(postgres.value);
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  const entities = join(folder, 'entities.yaml');
  writeFileSync(entities, entity);
  let portal;
  try {
    const mlflow = await createMlflowDatabase(address);
    await fill(mlflow.knex);
    await analyse(mlflow.knex);
    await mlflow.knex.destroy();
    portal = await startPortalOnPostgres({
      postgres: address,
      mlflowDatabase: mlflow.address,
      entities,
      servers,
    });
    return await use(portal);
  } finally {
    await portal?.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
