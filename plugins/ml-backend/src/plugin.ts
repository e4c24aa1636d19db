import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { mlPermissions } from '@slipway/plugin-ml-common';
import { mlPortsExtensionPoint } from '@slipway/plugin-ml-node';
import { createRouter } from './api/createRouter';
import { createFleetRoutes } from './api/routes/fleet';
import { createHealthRoutes } from './api/routes/health';
import { createModelRoutes } from './api/routes/models';
import { createSourceRoutes } from './api/routes/sources';
import { EntityAccess } from './authorization';
import { openDatabase } from './database/applyDatabaseMigrations';
import { CatalogEntityReader } from './entities';
import { readEnvironments } from './environments';
import { createFleetRoom } from './fleet';
import { createHealthRoom } from './health';
import { ModelPages } from './models';
import { ConfiguredPorts } from './ports/ConfiguredPorts';
import { SourceStates } from './ports/SourceStates';
import { createRegistryRoom } from './registry';
import type { RoomServices } from './RoomServices';
import { createRunsRoom } from './runs';

/**
 * The `ml` plugin: wiring only. A room is made by its factory `createXRoom(services, roomsBelow)` in `src/<room>/` and
 * answers through the router that `create<X>Routes` makes in `src/api/routes/`. Rooms are made from below to above.
 */
export const mlPlugin = createBackendPlugin({
  pluginId: 'ml',
  register(env) {
    const ports = new ConfiguredPorts();
    env.registerExtensionPoint(mlPortsExtensionPoint, ports);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        databaseService: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init({
        databaseService,
        httpRouter,
        permissionsRegistry,
        ...backstage
      }) {
        permissionsRegistry.addPermissions(mlPermissions);
        const services: RoomServices = {
          ...backstage,
          database: await openDatabase(databaseService),
          ports,
          environments: readEnvironments(backstage.config),
          entities: new CatalogEntityReader(backstage),
          access: new EntityAccess(backstage),
          now: () => new Date(),
        };

        // Rooms, from below to above:
        //   ledger, reconcile, sources        (own nothing above them)
        //   registry, runs, health
        //   launches, deployments
        //   promotions
        //   models, fleet
        const sourceStates = new SourceStates(services);
        const { runs } = createRunsRoom(services);
        const { registry } = createRegistryRoom(services, { runs });
        const { health, authorizedHealth } = await createHealthRoom(services);
        // Replaced by the rooms of launches, deployments and promotions when they are wired.
        const serving = { getByModel: async () => new Map() };
        const launches = {
          countOpenByModel: async () => new Map(),
          getLastTrainedByModel: async () => new Map(),
        };
        const promotions = {
          getOpenByModel: async () => new Map(),
          getWaitingFor: async () => [],
        };
        const modelPages = new ModelPages({
          ...services,
          registry,
          runs,
          serving,
          deployments: { describe: async () => [] },
        });
        const { fleet } = await createFleetRoom(services, {
          health,
          launches,
          promotions,
          registry,
          serving,
          sourceStates,
        });

        httpRouter.use(
          createRouter([
            createFleetRoutes({ ...services, fleet }),
            createModelRoutes({ ...services, modelPages }),
            createHealthRoutes({ ...services, authorizedHealth }),
            createSourceRoutes({ ...services, sourceStates }),
          ]),
        );
        services.logger.info(
          `Environments: ${services.environments
            .map(({ name }) => name)
            .join(', ')}`,
        );
      },
    });
  },
});
