import { load, loadPackage } from './typescript.mjs';

/**
 * The ml plugin on a backend of its own, with a real HTTP server and a real database. People may read what
 * `seenBy(credentials)` says: `'all'`, or a list of entity references that the catalog would answer (a conditional
 * decision). Outside systems are absent, but for an MLflow where its address is given. `entities` are those that the
 * catalog knows one by one.
 */
export async function startMlBackend({
  knex,
  seen = () => 'all',
  entities = [],
  mlflowUrl,
}) {
  const { coreServices, createServiceFactory } = loadPackage(
    '@backstage/backend-plugin-api',
  );
  const { mockServices, startTestBackend } = loadPackage(
    '@backstage/backend-test-utils',
  );
  const { catalogServiceRef } = loadPackage('@backstage/plugin-catalog-node');
  const { mlPlugin } = load('plugins/ml-backend/src/plugin');
  const given = (service, value) =>
    createServiceFactory({ service, deps: {}, factory: () => value });
  const backend = await startTestBackend({
    features: [
      mlPlugin,
      ...(mlflowUrl
        ? [load('plugins/ml-backend-module-mlflow/src').default]
        : []),
      mockServices.rootConfig.factory({
        data: mlflowUrl
          ? {
              ml: {
                ...config.ml,
                mlflow: { instances: [{ name: 'default', url: mlflowUrl }] },
              },
            }
          : config,
      }),
      mockServices.database.factory({ knex }),
      given(coreServices.permissions, permissionsOf(seen)),
      given(catalogServiceRef, catalogOf(seen, entities)),
      given(coreServices.scheduler, idle),
    ],
  });
  return {
    url: `http://127.0.0.1:${backend.server.port()}/api/ml`,
    stop: () => backend.stop(),
  };
}

const config = {
  ml: {
    environments: [
      { name: 'staging' },
      { name: 'production', alias: 'champion' },
    ],
  },
};

/** Nothing happens by itself while something is measured. */
const idle = {
  scheduleTask: async () => {},
  triggerTask: async () => {},
  getScheduledTasks: async () => [],
  createScheduledTaskRunner: () => ({ run: async () => {} }),
};

const permissionsOf = seen => ({
  authorize: async requests => requests.map(() => ({ result: 'ALLOW' })),
  authorizeConditional: async requests =>
    requests.map(() =>
      seen() === 'all'
        ? { result: 'ALLOW' }
        : {
            result: 'CONDITIONAL',
            pluginId: 'catalog',
            resourceType: 'catalog-entity',
            conditions: {
              resourceType: 'catalog-entity',
              rule: 'IS_ENTITY_OWNER',
              params: {},
            },
          },
    ),
});

const PAGE = 500;

/** Answers only what the fleet asks: which models a person may see. */
const catalogOf = (seen, entities) => ({
  getEntityByRef: async ref =>
    entities.find(
      ({ kind, metadata }) =>
        `${kind}:default/${metadata.name}`.toLowerCase() === ref,
    ),
  async *streamEntities() {
    const refs = seen();
    for (let from = 0; from < refs.length; from += PAGE)
      yield refs.slice(from, from + PAGE).map(ref => {
        const [kind, rest] = ref.split(':');
        const [namespace, name] = rest.split('/');
        return { kind, metadata: { namespace, name } };
      });
  },
});
