// A process that mirrors one MLflow until it is killed: node mirrorChild.mjs <database as JSON> <address of MLflow>
import { load, loadPackage } from './typescript.mjs';

const [connection, url] = process.argv.slice(2);
const { mockServices } = loadPackage('@backstage/backend-test-utils');
const knex = loadPackage('knex')(JSON.parse(connection));
const { applyDatabaseMigrations } = load(
  'plugins/ml-backend/src/database/applyDatabaseMigrations',
);
const { Mirror } = load('plugins/ml-backend/src/mirror');
const { createRegistryRoom } = load('plugins/ml-backend/src/registry');
const { MlflowRegistry } = load('plugins/ml-backend-module-mlflow/src');

const registry = new MlflowRegistry({
  name: 'default',
  url,
  webUrl: url,
  clientUri: url,
  maxArtefactBytes: 1_000_000,
});
const logger = mockServices.rootLogger({ level: 'warn' });
const now = () => new Date();

await applyDatabaseMigrations(knex);
const mirror = new Mirror({ database: knex, logger, now, interval: 1_000 });
createRegistryRoom(
  {
    database: knex,
    discovery: mockServices.discovery(),
    environments: [{ name: 'production', alias: 'champion' }],
    logger,
    now,
    ports: { modelRegistries: [registry] },
  },
  { mirror, runs: {} },
);
await mirror.start();
process.send?.('started');
