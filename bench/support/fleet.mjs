import { randomUUID } from 'node:crypto';
import { load } from './typescript.mjs';
import { numbers } from './random.mjs';

const TYPES = ['classifier', 'regressor', 'ranker', 'forecaster', 'llm'];
const LIFECYCLES = ['production', 'production', 'experimental', 'deprecated'];
const HEALTH = ['healthy', 'healthy', 'healthy', 'degraded', 'failing'];
const MODES = ['online', 'online', 'batch', 'streaming'];
const THINGS = ['delay', 'demand', 'fare', 'boarding', 'crew', 'weather'];
const WORK = 'predicts what the operations centre plans by, every hour';
const OBJECTIVE = 'Ranks late departures above punctual ones';
const START = Date.parse('2026-01-01T00:00:00Z');

const ago = seconds => new Date(START - seconds * 1_000).toISOString();
const digest = n => `sha256:${String(n).padStart(64, '0')}`;
const pick = (list, n) => list[n % list.length];

/** Has it an open promotion and a running launch? */
const isBusy = n => n % 100 === 0;
const openPromotionOf = n =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const specOf = n => ({
  ref: `mlmodel:default/model-${n}`,
  name: `model-${n}`,
  title: `Model ${n} of ${pick(THINGS, n)}`,
  description: `Model number ${n}: ${WORK}, for team ${n % 120}`,
  type: pick(TYPES, n),
  lifecycle: pick(LIFECYCLES, n),
  owner: `group:default/team-${n % 120}`,
  system: `system-${n % 40}`,
  tier: (n % 4) + 1,
  registry: {
    instance: pick(['default', 'abroad'], n >> 5),
    model: `model-${n}`,
  },
  experiments: [`model-${n}`],
  trainedBy: [`mlpipeline:default/training-${n}`],
  uses: [`featureset:default/features-${n % 300}`],
  serving: { mode: pick(MODES, n >> 2), target: 'ray-serve' },
  runbooks: { drift: 'docs/runbooks/drift.md' },
  objectives: [
    {
      name: OBJECTIVE,
      indicator: { kind: 'performance', name: 'roc_auc' },
      condition: { op: 'gte', value: 0.7 },
      target: 0.9,
      window: 'P28D',
    },
  ],
});

const factsOf = (n, random) => ({
  serving: [
    { environment: 'staging', version: '4', since: ago(n * 60) },
    { environment: 'production', version: '3', since: ago(n * 60) },
  ],
  newestVersion: { version: '4', since: ago(n * 20) },
  health: n % 9 === 0 ? 'unknown' : pick(HEALTH, random(1_000)),
  healthReason: '`dep_delay_lag` psi 0.31 above 0.2 for 3 windows',
  healthAt: ago(random(3_600)),
  drift: Array.from({ length: 24 }, () => random(100) / 100),
  openPromotions: isBusy(n)
    ? [
        {
          id: openPromotionOf(n),
          environment: 'production',
          state: 'awaiting_approval',
        },
      ]
    : [],
  runningLaunches: isBusy(n) ? 1 : 0,
  lastTrainedAt: ago(random(10_000_000)),
  // Two of three models have one; some are overspent.
  errorBudget:
    n % 3 === 0
      ? undefined
      : {
          left: 1 - random(1_500) / 1_000,
          objective: OBJECTIVE,
          objectives: 1,
        },
});

/**
 * Fills the plugin's tables with models, four versions each, a deployment to two environments each, a finished
 * promotion each, and an open one and a running launch for one in a hundred. Answers the models' references.
 */
export async function fillFleet(knex, { models }) {
  const { FleetStore } = load('plugins/ml-backend/src/fleet/FleetStore');
  const random = numbers(4);
  const store = new FleetStore(knex);
  const specs = Array.from({ length: models }, (_, n) => specOf(n));
  await store.replaceSpecs(specs, ago(0));
  for (let from = 0; from < models; from += 1_000)
    await store.writeFacts(
      specs.slice(from, from + 1_000).map((spec, n) => ({
        due: { spec, dueAt: ago(0) },
        facts: factsOf(from + n, random),
        aliases: {},
        // Nobody looks at them again while the page is measured.
        nextAt: '9999-01-01T00:00:00.000Z',
      })),
      ago(0),
    );
  for (const [table, rows] of Object.entries(activityOf(specs)))
    await knex.batchInsert(table, rows, 500);
  await knex.raw('vacuum analyze');
  return specs.map(({ ref }) => ref);
}

const planOf = (model, registry, environment) => ({
  name: `${registry.model}-${environment}`,
  target: 'ray-serve',
  model,
  environment,
  registry: registry.instance,
  registeredModel: registry.model,
  replicas: 1,
  resources: { cpus: 1, gpus: 0 },
});

/** Rows of the rooms that the page asks besides the index. */
function activityOf(specs) {
  const deployments = [];
  const rollouts = [];
  const promotions = [];
  const promotion_approver_groups = [];
  const launches = [];
  const registry_versions = [];
  specs.forEach(({ ref, registry, trainedBy: [pipeline] }, n) => {
    for (const environment of ['staging', 'production']) {
      const id = randomUUID();
      const rollout = randomUUID();
      deployments.push({
        id,
        model: ref,
        environment,
        target: 'ray-serve',
        rollout_id: rollout,
        serving_rollout_id: rollout,
        state: 'serving',
        proven: true,
      });
      rollouts.push({
        id: rollout,
        deployment_id: id,
        plan: JSON.stringify(planOf(ref, registry, environment)),
        version: environment === 'staging' ? '4' : '3',
        digest: digest(n),
        state: 'done',
        approved_by: '["user:default/grace"]',
        set_by: 'user:default/ada',
        set_at: ago(n * 60 + 60),
        served_at: ago(n * 60),
      });
    }
    for (const isOpen of isBusy(n) ? [false, true] : [false]) {
      const id = isOpen ? openPromotionOf(n) : randomUUID();
      promotions.push({
        id,
        model: ref,
        environment: 'production',
        lane: 'change',
        mode: 'deploy',
        state: isOpen ? 'awaiting_approval' : 'done',
        registry: registry.instance,
        registered_model: registry.model,
        version: isOpen ? '4' : '3',
        digest: digest(n),
        requested_by: 'user:default/ada',
        requested_at: ago(n * 60),
        reason: 'Better on last month',
        plan: JSON.stringify({ policy: 'x'.repeat(2_000) }),
        plan_hash: digest(n),
        approvals_needed: 1,
        expires_at: ago(-86_400),
        ended_at: isOpen ? null : ago(n * 30),
        updated_at: ago(n * 30),
      });
      promotion_approver_groups.push({
        promotion_id: id,
        group_ref: 'user:default/mock',
      });
    }
    for (const version of ['1', '2', '3', '4'])
      registry_versions.push({
        ...registry,
        version,
        ordinal: Number(version),
        created_at: ago(n * 100 - Number(version)),
        payload: JSON.stringify({ version, tags: {}, aliases: [] }),
        digest: digest(n).slice(-64),
        seen_at: ago(0),
      });
    if (isBusy(n))
      launches.push({
        id: randomUUID(),
        pipeline,
        model: ref,
        plan: '{}',
        plan_hash: digest(n),
        cluster: 'default',
        cause: '{"type":"person"}',
        requested_by: 'user:default/ada',
        requested_at: ago(n),
        goal: 'run',
        state: 'running',
        attempt: 1,
        updated_at: ago(n),
      });
  });
  return {
    deployments,
    rollouts,
    promotions,
    promotion_approver_groups,
    launches,
    registry_versions,
  };
}
