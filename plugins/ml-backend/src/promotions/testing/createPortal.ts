import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type Permission,
} from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { Promotion, PromotionRequest } from '@slipway/plugin-ml-common';
import {
  FakeDeploymentTarget,
  FakeLauncher,
  FakeRegistry,
  FakeSourceReader,
  FakeTrackingServer,
} from '@slipway/plugin-ml-node/testUtils';
import type { Knex } from 'knex';
import { EntityAccess } from '../../authorization';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { DeploymentReconcilable } from '../../deployments/DeploymentReconcilable';
import { Deployments } from '../../deployments/Deployments';
import { DeploymentStore } from '../../deployments/DeploymentStore';
import { RolloutWriter } from '../../deployments/RolloutWriter';
import { CatalogEntityReader } from '../../entities';
import { HealthService } from '../../health';
import { ObservationStore } from '../../health/ObservationStore';
import { createLaunchesRoom } from '../../launches';
import { Ledger } from '../../ledger';
import { ConfiguredPorts } from '../../ports/ConfiguredPorts';
import type { RoomServices } from '../../RoomServices';
import { createRunsRoom } from '../../runs';
import { createPromotionsRoom } from '../createPromotionsRoom';
import { CrashingLoop } from './CrashingLoop';
import { MODEL, portalEntities, REVIEWERS, SOURCE } from './entities';

const REGISTERED = 'flight-delay';
const START = Date.parse('2026-11-24T08:00:00.000Z');

/** Policies of the tests: one approval for production, none for staging. */
export const POLICIES: JsonObject[] = [
  { tiers: [2], approvals: 1, approverGroups: [REVIEWERS] },
  { tiers: [2], environments: ['staging'], approvals: 0 },
];

/** The rooms of the backend on a real database, with fakes of every outside system and a clock that the test moves. */
export async function createPortal(
  database: Knex,
  options: {
    policies?: JsonObject[];
    entities?: Entity[];
    denied?: (permission: Permission) => boolean;
  } = {},
) {
  await applyDatabaseMigrations(database);
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
    ],
    entities: new CatalogEntityReader({ auth, catalog }),
    access: new EntityAccess({ permissions, catalog, auth }),
    now,
  };
  const loop = new CrashingLoop({
    database,
    logger: services.logger,
    now,
    random: () => 0,
  });
  const ledger = new Ledger({ database, now });
  const health = new HealthService({
    store: new ObservationStore(database),
    policy: { driftShare: 0.5 },
    now,
  });
  const { runs } = createRunsRoom(services);
  const { launches } = createLaunchesRoom(services, { ledger, loop, runs });
  const deploymentStore = new DeploymentStore(database);
  const writer = new RolloutWriter(deploymentStore, ledger);
  const deployments = new Deployments({
    store: deploymentStore,
    writer,
    ledger,
    ports,
    loop,
    now,
  });
  loop.add(
    new DeploymentReconcilable({
      database,
      store: deploymentStore,
      writer,
      ports,
      deadline: 5 * 60_000,
      hint: () => {},
    }),
  );
  const { promotions, rollbacks } = createPromotionsRoom(services, {
    ledger,
    loop,
    health,
    launches,
    deployments,
    parts: { launch: async () => undefined, deployment: async () => undefined },
  });

  systems.sources.commit(SOURCE, { 'train.py': 'print("train")' });

  return {
    ...systems,
    services,
    entities,
    clock,
    told,
    hints,
    loop,
    ledger,
    health,
    launches,
    deployments,
    promotions,
    rollbacks,

    /** Registers a version with a run that was evaluated on the data `nov`, beside the champion where one is named. */
    register(
      rocAuc: number,
      details: {
        champion?: { version: string; rocAuc: number };
        tags?: Record<string, string>;
        data?: string;
      } = {},
    ): string {
      const { champion, tags = {}, data = 'nov' } = details;
      const run = systems.tracking.addRun(REGISTERED, {
        metrics: {
          roc_auc: rocAuc,
          ...(champion ? { 'champion.roc_auc': champion.rocAuc } : {}),
        },
        tags: champion ? { 'slipway.champion.version': champion.version } : {},
        datasets: [{ name: 'flights', digest: data, context: 'evaluation' }],
      });
      return systems.registry.addVersion(REGISTERED, {
        runId: run.id,
        tags,
        files: {
          MLmodel: `run: ${run.id}\n`,
          'requirements.txt': 'torch==2.13.0\n',
          'serving_input_example.json': '{"dataframe_split": {}}',
        },
      });
    },

    /** Records a healthy observation of one feature, so that the drift gate has something to judge. */
    async observe(value = 0.05, version?: string): Promise<void> {
      const at = now().toISOString();
      await health.record([
        {
          id: `o-${clock.at}-${value}`,
          source: '/mlpipeline/default/monitor',
          subject: MODEL,
          observedAt: at,
          kind: 'data-drift',
          name: 'temp',
          method: 'psi',
          value,
          direction: 'higher_is_worse',
          thresholds: { degraded: 0.2 },
          window: { start: at, end: at },
          ...(version ? { modelVersion: version } : {}),
        },
      ]);
    },

    /** Lets time pass in steps until nothing moves any more, or the promotion is where the test wants it. */
    async pass(
      seconds = 30,
      until: () => Promise<boolean> = async () => false,
    ): Promise<void> {
      for (let second = 0; second < seconds; second += 2) {
        await loop.takeDueTurns();
        if (await until()) {
          return;
        }
        clock.at += 2_000;
      }
      await loop.takeDueTurns();
    },

    request(
      request: Partial<PromotionRequest> & { version: string },
      by = ADA,
      idempotencyKey?: string,
    ): Promise<Promotion> {
      return promotions.request(
        {
          model: MODEL,
          environment: 'production',
          mode: 'deploy',
          reason: 'Better on November',
          ...request,
        },
        by,
        idempotencyKey,
      );
    },

    /** Approves exactly what the page shows now. */
    async approve(id: string, by: BackstageCredentials): Promise<Promotion> {
      const { promotion, evidenceDigest } = await promotions.get(id, by);
      return promotions.approve(
        id,
        {
          digest: promotion.digest ?? '',
          planHash: promotion.planHash,
          evidenceDigest: evidenceDigest ?? '',
        },
        by,
      );
    },

    /** The promotion as the page shows it. */
    async see(id: string, by = ADA) {
      return promotions.get(id, by);
    },

    /** Its entries in the ledger. */
    async acts(id: string): Promise<string[]> {
      const entries = await ledger.listBySubject(`promotion:${id}`);
      return entries.map(({ act }) => act.replace('promotion.', ''));
    },
  };
}

export const ADA = mockCredentials.user('user:default/ada');
export const RITA = mockCredentials.user('user:default/rita');
export const RAJ = mockCredentials.user('user:default/raj');
export const OTTO = mockCredentials.user('user:default/otto');
export const CI = mockCredentials.service('external:ci');

export type Portal = Awaited<ReturnType<typeof createPortal>>;

/** What a sign-in would put into the token: the person, their groups, and the groups above them. */
function claimsOf(credentials: BackstageCredentials, entities: Entity[]) {
  const { principal } = credentials;
  const userEntityRef = mockServices.auth().isPrincipal(credentials, 'user')
    ? credentials.principal.userEntityRef
    : String(principal);
  const refs = [userEntityRef];
  for (const ref of refs) {
    const [, name] = ref.split('/');
    const kind = ref.split(':')[0];
    const entity = entities.find(
      one =>
        one.metadata.name === name && one.kind.toLocaleLowerCase() === kind,
    );
    refs.push(...(entity?.relations ?? []).map(one => one.targetRef));
  }
  return { userEntityRef, ownershipEntityRefs: refs };
}
