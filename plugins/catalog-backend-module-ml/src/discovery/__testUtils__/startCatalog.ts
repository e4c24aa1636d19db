import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
  type SchedulerServiceTaskFunction,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { RegisteredModel } from '@slipway/plugin-ml-common';
import request from 'supertest';
import { catalogModuleMl } from '../../module';

const AT = '2026-01-01T00:00:00.000Z';

/** A registered model as the `ml` plugin lists it. */
export const registered = (
  model: string,
  changes: Partial<RegisteredModel> = {},
): RegisteredModel => ({
  instance: 'default',
  model,
  tags: {},
  aliases: {},
  createdAt: AT,
  updatedAt: AT,
  versions: 1,
  ...changes,
});

type MlState = {
  models: RegisteredModel[];
  isAway: boolean;
  /** Names what the mirror has. */
  revision?: string;
  /** How often the models were read. */
  reads: number;
};

/** An `ml` plugin that knows what the test says, and is away when the test wants it so. */
const mlStandIn = (ml: MlState) =>
  createBackendPlugin({
    pluginId: 'ml',
    register(env) {
      env.registerInit({
        deps: { router: coreServices.httpRouter },
        async init({ router }) {
          router.use((asked, response) => {
            if (ml.isAway) {
              response.status(503).json({});
              return;
            }
            if (asked.path === '/sources') {
              response.json({
                items: [
                  {
                    port: 'registry',
                    name: 'default',
                    system: 'MLflow',
                    reachable: true,
                  },
                ],
              });
              return;
            }
            if (asked.path === '/registered-versions') {
              response.json({ items: [], revision: ml.revision });
              return;
            }
            if (!asked.query.cursor) ml.reads += 1;
            // Two to a page, so that every test reads on.
            const from = Number(asked.query.cursor ?? 0);
            const items = ml.models.slice(from, from + 2);
            const next = from + items.length;
            response.json({
              items,
              nextCursor: next < ml.models.length ? String(next) : undefined,
            });
          });
        },
      });
    },
  });

/** A real catalog with our module, an `ml` plugin beside it, and files that appear when the test says so. */
export async function startCatalog(
  knex: Awaited<ReturnType<TestDatabases['init']>>,
  discovery: object,
) {
  const ml: MlState = { models: [], isAway: false, reads: 0 };
  let files: EntityProviderConnection | undefined;
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleMl,
      mockServices.database.factory({ knex }),
      mlStandIn(ml),
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'files',
        register(env) {
          env.registerInit({
            deps: { processing: catalogProcessingExtensionPoint },
            async init({ processing }) {
              processing.addEntityProvider({
                getProviderName: () => 'files',
                connect: async connection => {
                  files = connection;
                },
              });
            },
          });
        },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () =>
          mockServices.scheduler.mock({
            createScheduledTaskRunner: () => ({
              run: async ({ id, fn }) => {
                tasks.set(id, fn);
              },
            }),
          }),
      }),
      mockServices.rootConfig.factory({
        data: {
          ml: { discovery },
          catalog: { processingInterval: { seconds: 1 } },
        },
      }),
    ],
  });

  const read = async (): Promise<Entity[]> =>
    (await request(server).get('/api/catalog/entities')).body;
  const eventually = async <T>(look: () => Promise<T | undefined>) => {
    const deadline = Date.now() + 50_000;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error('It did not happen in 50 s');
      await new Promise(resolve => setImmediate(resolve));
    }
  };

  return {
    ml,
    refresh: async () =>
      tasks.get('slipway-registries-refresh')?.(new AbortController().signal),
    read,
    /** Waits until the catalog has exactly these entities. */
    has: (...refs: string[]) =>
      eventually(async () => {
        const entities = await read();
        const names = entities.map(({ metadata }) => metadata.name).sort();
        return names.join() === refs.sort().join() ? entities : undefined;
      }),
    eventually,
    /** A file with an entity is registered, as a location of the catalog delivers it. */
    addFile: async (entity: Entity) => {
      const location = `url:https://git.example/${entity.metadata.name}.yaml`;
      await files?.applyMutation({
        type: 'delta',
        added: [
          {
            locationKey: location,
            entity: {
              ...entity,
              metadata: {
                ...entity.metadata,
                annotations: {
                  'backstage.io/managed-by-location': location,
                  'backstage.io/managed-by-origin-location': location,
                },
              },
            },
          },
        ],
        removed: [],
      });
    },
  };
}
