import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Promotion, PromotionRequest } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { createDeploymentsRoom, ServedVersions } from '../../deployments';
import { createHealthRoom } from '../../health';
import { createLaunchesRoom } from '../../launches';
import { Ledger } from '../../ledger';
import { createMirrorRoom } from '../../mirror';
import { createRegistryRoom } from '../../registry';
import { createRunsRoom } from '../../runs';
import { createPromotionsRoom } from '../createPromotionsRoom';
import { CrashingLoop } from './CrashingLoop';
import { createServices, type PortalOptions } from './createServices';
import { MODEL, SOURCE } from './entities';
import { ADA } from './people';

const REGISTERED = 'flight-delay';

/** The rooms of the backend on a real database, with fakes of every outside system and a clock that the test moves. */
export async function createPortal(
  database: Knex,
  options: PortalOptions = {},
) {
  await applyDatabaseMigrations(database);
  const portal = createServices(database, options);
  const { services, clock } = portal;
  const { now } = services;
  const loop = new CrashingLoop({
    database,
    logger: services.logger,
    now,
    random: () => 0,
  });
  const ledger = new Ledger({ database, now });
  const { health } = await createHealthRoom(services, {
    servedVersions: new ServedVersions(database),
  });
  const { runs } = createRunsRoom(services, { mainMetrics: () => new Map() });
  const { launches } = createLaunchesRoom(services, { ledger, loop, runs });
  const { deployments } = createDeploymentsRoom(services, { ledger, loop });
  const mirror = await createMirrorRoom(services);
  const { aliasRecorder, registry } = createRegistryRoom(services, {
    mirror,
    runs,
  });
  const { promotions, rollbacks } = createPromotionsRoom(services, {
    ledger,
    loop,
    health,
    launches,
    deployments,
    aliasRecorder,
    parts: { launch: async () => undefined, deployment: async () => undefined },
  });

  portal.sources.commit(SOURCE, { 'train.py': 'print("train")' });

  return {
    ...portal,
    loop,
    ledger,
    health,
    launches,
    deployments,
    promotions,
    rollbacks,
    mirror,
    mirrored: registry,

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
      const run = portal.tracking.addRun(REGISTERED, {
        metrics: {
          roc_auc: rocAuc,
          ...(champion ? { 'champion.roc_auc': champion.rocAuc } : {}),
        },
        tags: champion ? { 'slipway.champion.version': champion.version } : {},
        datasets: [{ name: 'flights', digest: data, context: 'evaluation' }],
      });
      return portal.registry.addVersion(REGISTERED, {
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

export type Portal = Awaited<ReturnType<typeof createPortal>>;
