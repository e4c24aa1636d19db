import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type Permission,
} from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import {
  FakeDeploymentTarget,
  FakeLauncher,
  FakeRegistry,
  FakeSourceReader,
  FakeTrackingServer,
} from '@slipway/plugin-ml-node/testUtils';
import type { Knex } from 'knex';
import { EntityAccess } from '../../authorization';
import { CatalogEntityReader } from '../../entities';
import { ConfiguredPorts } from '../../ports/ConfiguredPorts';
import type { RoomServices } from '../../RoomServices';
import { portalEntities, REVIEWERS } from './entities';
import { claimsOf } from './people';

const START = Date.parse('2026-11-24T08:00:00.000Z');

/** Policies of the tests: one approval for production, none for staging. */
export const POLICIES: JsonObject[] = [
  { tiers: [2], approvals: 1, approverGroups: [REVIEWERS] },
  { tiers: [2], environments: ['staging'], approvals: 0 },
];

/** How a test wants the portal. */
export type PortalOptions = {
  policies?: JsonObject[];
  entities?: Entity[];
  /** Permissions that are denied; all others are allowed. */
  denied?: (permission: Permission) => boolean;
};

/** Fakes of every outside system, and the services of Backstage, with a clock that the test moves. */
export function createServices(database: Knex, options: PortalOptions) {
  const entities = options.entities ?? portalEntities();
  const systems = {
    registry: new FakeRegistry(),
    tracking: new FakeTrackingServer(),
    launcher: new FakeLauncher({
      total: { cpus: 8, gpus: 1 },
      price: { currency: 'USD', gpuHour: 2, cpuHour: 0 },
    }),
    target: new FakeDeploymentTarget({ serveAtOnce: true }),
    sources: new FakeSourceReader(),
  };
  const ports = new ConfiguredPorts();
  ports.addModelRegistry(systems.registry);
  ports.addTrackingServer(systems.tracking);
  ports.addLauncher(systems.launcher);
  ports.addDeploymentTarget(systems.target);
  ports.setSourceReader(systems.sources);

  const clock = { at: START };
  const now = () => new Date(clock.at);
  const told: NotificationSendOptions[] = [];
  const hints: JsonObject[] = [];
  const auth = mockServices.auth();
  const catalog = catalogServiceMock({ entities });
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result: options.denied?.(permission)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
  });
  const services: RoomServices = {
    auditor: mockServices.auditor.mock(),
    auth,
    catalog,
    config: mockServices.rootConfig({
      data: {
        ml: {
          policies: options.policies ?? POLICIES,
          launches: { portalUrl: 'http://portal.example/api/ml' },
          deployments: { deadline: { minutes: 5 } },
        },
      },
    }),
    discovery: mockServices.discovery(),
    httpAuth: mockServices.httpAuth(),
    lifecycle: mockServices.lifecycle.mock(),
    logger: mockServices.logger.mock(),
    notifications: {
      send: async notification => {
        told.push(notification);
      },
    },
    permissions,
    scheduler: mockServices.scheduler.mock(),
    signals: {
      publish: async ({ message }) => {
        hints.push(message);
      },
    },
    urlReader: mockServices.urlReader.mock(),
    userInfo: {
      getUserInfo: async credentials => claimsOf(credentials, entities),
    },
    database,
    ports,
    environments: [
      { name: 'staging', alias: 'staging' },
      { name: 'production', alias: 'champion' },
      { name: 'legacy', alias: 'legacy', stage: 'Production' },
    ],
    entities: new CatalogEntityReader({ auth, catalog }),
    access: new EntityAccess({ permissions, catalog, auth }),
    now,
  };
  return { ...systems, services, entities, clock, told, hints };
}
