// A process that mirrors one MLflow until it is killed: node mirrorChild.mjs <database as JSON> <address> <experiment>
import { load, loadPackage } from './typescript.mjs';

const [connection, url, experiment] = process.argv.slice(2);
const { mockServices } = loadPackage('@backstage/backend-test-utils');
const knex = loadPackage('knex')(JSON.parse(connection));
const { applyDatabaseMigrations } = load(
  'plugins/ml-backend/src/database/applyDatabaseMigrations',
);
const { Mirror } = load('plugins/ml-backend/src/mirror');
const { ConfiguredPorts } = load(
  'plugins/ml-backend/src/ports/ConfiguredPorts',
);
const { createRegistryRoom } = load('plugins/ml-backend/src/registry');
const { createRunsRoom } = load('plugins/ml-backend/src/runs/createRunsRoom');
const { MlflowRegistry, MlflowTrackingServer } = load(
  'plugins/ml-backend-module-mlflow/src',
);

const instance = {
  name: 'default',
  url,
  webUrl: url,
  clientUri: url,
  maxArtefactBytes: 1_000_000,
};
const ports = new ConfiguredPorts();
ports.addModelRegistry(new MlflowRegistry(instance));
ports.addTrackingServer(new MlflowTrackingServer(instance));
const services = {
  database: knex,
  discovery: mockServices.discovery(),
  environments: [{ name: 'production', alias: 'champion' }],
  logger: mockServices.rootLogger({ level: 'warn' }),
  now: () => new Date(),
  ports,
  // Nobody looks at a page.
  signals: { publish: async () => {} },
};

await applyDatabaseMigrations(knex);
const mirror = new Mirror({ ...services, interval: 1_000 });
const { runs, mirrorTasks } = createRunsRoom(services, {
  mainMetrics: () => new Map(),
});
mirrorTasks({ listExperiments: async () => [experiment] }).forEach(task =>
  mirror.add(task),
);
createRegistryRoom(services, { mirror, runs });
await mirror.start();
process.send?.('started');
