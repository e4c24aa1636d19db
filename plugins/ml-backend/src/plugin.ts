import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { mlPermissions } from '@slipway/plugin-ml-common';
import { mlPortsExtensionPoint } from '@slipway/plugin-ml-node';
import { auditReads } from './api/auditReads';
import { createRouter } from './api/createRouter';
import { createDeploymentRoutes } from './api/routes/deployments';
import { createFleetRoutes } from './api/routes/fleet';
import { createHealthRoutes } from './api/routes/health';
import { createHousekeepingRoutes } from './api/routes/housekeeping';
import { createLaunchRoutes } from './api/routes/launches';
import { createLedgerRoutes } from './api/routes/ledger';
import { createLineageRoutes } from './api/routes/lineage';
import { createModelRoutes } from './api/routes/models';
import { createPromotionRoutes } from './api/routes/promotions';
import { createRegisteredVersionRoutes } from './api/routes/registeredVersions';
import { createRegistryRoutes } from './api/routes/registry';
import { createRunDetailRoutes } from './api/routes/runDetail';
import { createRunEnvironmentRoutes } from './api/routes/runEnvironments';
import { createRunRoutes } from './api/routes/runs';
import { createSourceRoutes } from './api/routes/sources';
import { createVersionRoutes } from './api/routes/versions';
import { EntityAccess } from './authorization';
import { openDatabase } from './database/applyDatabaseMigrations';
import {
  createDeploymentsRoom,
  LastServed,
  ServedVersions,
} from './deployments';
import { CatalogEntityReader } from './entities';
import { readEnvironments } from './environments';
import {
  CataloguedExperiments,
  CataloguedModels,
  createFleetRoom,
  RegisteredRefs,
} from './fleet';
import { createHealthRoom } from './health';
import { createHousekeepingRoom } from './housekeeping';
import { createLaunchesRoom } from './launches';
import { Ledger } from './ledger';
import { createLineageRoom } from './lineage';
import { createMirrorRoom } from './mirror';
import {
  ModelPages,
  RunDetailPages,
  RunEnvironmentPages,
  RunPages,
  VersionPages,
} from './models';
import { ConfiguredPorts } from './ports/ConfiguredPorts';
import { SourceStates } from './ports/SourceStates';
import {
  createPromotionsRoom,
  metricDirectionsOf,
  promotionParts,
  readPolicies,
} from './promotions';
import { createReconcileRoom } from './reconcile';
import { createRegistryRoom, NewestDigests, scheduleCards } from './registry';
import type { RoomServices } from './RoomServices';
import { createRunsRoom } from './runs';
import { LastRuns } from './runs/LastRuns';
import { createUrlSourceReader } from './sources';

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

        ports.setDefaultSourceReader(createUrlSourceReader(services));

        // Rooms, from below to above.
        const sourceStates = new SourceStates(services);
        const ledger = new Ledger(services);
        const loop = createReconcileRoom(services);
        const mirror = await createMirrorRoom(services);
        const { runs, mirrorTasks } = createRunsRoom(services, {
          mainMetrics: metricDirectionsOf(
            readPolicies(services.config),
            services.environments,
          ),
          behindAfter: mirror.behindAfter,
        });
        mirrorTasks(new CataloguedExperiments(services.database)).forEach(
          task => mirror.add(task),
        );
        const {
          registry,
          registryHints,
          registryPages,
          aliasMoves,
          aliasRecorder,
          everyVersion,
          lastHeld,
          versionFacts,
        } = createRegistryRoom(services, { mirror, runs });
        const { health, authorizedHealth } = await createHealthRoom(services, {
          servedVersions: new ServedVersions(services.database),
        });
        const { launches, authorizedLaunches } = createLaunchesRoom(services, {
          ledger,
          loop,
          runs,
        });
        const { deployments, deploymentPages } = createDeploymentsRoom(
          services,
          { ledger, loop },
        );
        const { promotions, rollbacks, metricDirections } =
          createPromotionsRoom(services, {
            ledger,
            loop,
            health,
            launches,
            deployments,
            aliasRecorder,
            parts: promotionParts({ authorizedLaunches, deploymentPages }),
          });
        const modelPages = new ModelPages({
          ...services,
          registry,
          registeredRefs: new RegisteredRefs(services.database),
          deployments: deploymentPages,
        });
        const versionPages = new VersionPages({
          ...services,
          registry,
          versionFacts,
          serving: deployments,
          metricDirections,
        });
        const runPages = new RunPages({ ...services, registry, runs });
        const runDetailPages = new RunDetailPages({
          ...services,
          registry,
          runs,
          launches,
        });
        const runEnvironmentPages = new RunEnvironmentPages({
          ...services,
          runs,
        });
        const { fleet, catalogued } = await createFleetRoom(services, {
          health,
          launches,
          promotions,
          registry,
          aliasMoves,
          serving: deployments,
          sourceStates,
        });

        await scheduleCards(services, new CataloguedModels(services.database));
        const { housekeeping } = await createHousekeepingRoom(services, {
          mirror,
          registry,
          fleet: catalogued,
          runs: new LastRuns(services.database),
          serving: new LastServed(services.database),
          held: lastHeld,
          digests: new NewestDigests(services.database),
        });

        const { lineage } = await createLineageRoom(services, {
          mirror,
          registry,
          runs,
          serving: deployments,
        });

        // Webhooks of registries carry no token of Backstage; their own signature is checked.
        httpRouter.addAuthPolicy({
          path: '/hints',
          allow: 'unauthenticated',
        });
        httpRouter.use(auditReads(services.auditor));
        httpRouter.use(
          createRouter([
            createFleetRoutes({ ...services, fleet }),
            createHousekeepingRoutes({ ...services, housekeeping }),
            createModelRoutes({ ...services, modelPages }),
            createRegistryRoutes({
              ...services,
              registryHints,
              registryPages,
            }),
            createRegisteredVersionRoutes({ ...services, everyVersion }),
            createLineageRoutes({ ...services, lineage }),
            createVersionRoutes({ ...services, versionPages }),
            createRunRoutes({ ...services, runPages }),
            createRunEnvironmentRoutes({ ...services, runEnvironmentPages }),
            createRunDetailRoutes({ ...services, runDetailPages }),
            createHealthRoutes({ ...services, authorizedHealth }),
            createDeploymentRoutes({ ...services, deploymentPages, rollbacks }),
            createPromotionRoutes({ ...services, promotions }),
            createLaunchRoutes({ ...services, authorizedLaunches }),
            createSourceRoutes({ ...services, mirror, sourceStates }),
            createLedgerRoutes({ ...services, authorizedLaunches, ledger }),
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
