import {
  createBackendModule,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type Permission,
} from '@backstage/plugin-permission-common';
import { mlPortsExtensionPoint } from '@slipway/plugin-ml-node';
import {
  FakeDeploymentTarget,
  FakeLauncher,
  FakeRegistry,
  FakeSourceReader,
  FakeTrackingServer,
} from '@slipway/plugin-ml-node/testUtils';
import { mlPlugin } from '../../plugin';
import { catalogOf } from './catalogOf';
import { testEntities } from './entities';
import { ManualScheduler } from './ManualScheduler';

/** How a test wants the plugin. */
export type StartOptions = {
  entities?: Entity[];
  /** Entities that people (not services) may not read; makes reading the catalog a conditional decision. */
  hidden?: string[];
  /** Permissions that are denied; all others are allowed. */
  denied?: (permission: Permission) => boolean;
  config?: object;
};

/** The plugin on a test backend with fakes of every outside system. */
export async function startMl(options: StartOptions = {}) {
  const {
    entities = testEntities,
    hidden = [],
    denied = () => false,
  } = options;
  const fakes = {
    registry: new FakeRegistry(),
    tracking: new FakeTrackingServer(),
    launcher: new FakeLauncher(),
    target: new FakeDeploymentTarget(),
    sources: new FakeSourceReader(),
  };
  const scheduler = new ManualScheduler();
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result: denied(permission)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
    authorizeConditional: async requests =>
      requests.map(({ permission }) => {
        if (denied(permission)) return { result: AuthorizeResult.DENY };
        return hidden.length
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                resourceType: 'catalog-entity',
                rule: 'IS_ENTITY_OWNER',
                params: {},
              },
            }
          : { result: AuthorizeResult.ALLOW };
      }),
  });
  const { server } = await startTestBackend({
    features: [
      mlPlugin,
      createBackendModule({
        pluginId: 'ml',
        moduleId: 'fakes',
        register(env) {
          env.registerInit({
            deps: { ports: mlPortsExtensionPoint },
            async init({ ports }) {
              ports.addModelRegistry(fakes.registry);
              ports.addTrackingServer(fakes.tracking);
              ports.addLauncher(fakes.launcher);
              ports.addDeploymentTarget(fakes.target);
              ports.setSourceReader(fakes.sources);
            },
          });
        },
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalogOf(entities, hidden),
      }),
      permissions.factory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
    ],
  });
  return {
    server,
    ...fakes,
    /** What the scheduler does every now and then. */
    mirror: () => scheduler.triggerTask('ml-mirror-look'),
    sweep: async () => {
      await scheduler.triggerTask('ml-mirror-look');
      await scheduler.triggerTask('ml-fleet-sweep');
    },
    refresh: () => scheduler.triggerTask('ml-fleet-refresh'),
    housekeep: () => scheduler.triggerTask('ml-housekeeping-sweep'),
  };
}
