import type { Entity } from '@backstage/catalog-model';
import type {
  Deployment,
  FleetRow,
  Freshness,
  Health,
  ModelOverview,
  Observation,
  Run,
  VersionDetail,
} from '@slipway/plugin-ml-common';

type ObjectiveState = NonNullable<Health['objectives']>[number];

const digest = `sha256:${'a'.repeat(64)}`;

/** The catalog's entity of the model in the samples. */
export const sampleModel: Entity = {
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLModel',
  metadata: { name: 'flight-delay', namespace: 'default' },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/departures',
    runbooks: { drift: 'docs/runbooks/drift.md' },
  },
  relations: [
    { type: 'trainedBy', targetRef: 'mlpipeline:default/training' },
    { type: 'dependsOn', targetRef: 'mlpipeline:default/training' },
    { type: 'servedBy', targetRef: 'component:default/delay-api' },
  ],
};

/** A row of the fleet, as the API answers. */
export const sampleRow = (change: Partial<FleetRow> = {}): FleetRow => ({
  ref: 'mlmodel:default/flight-delay',
  name: 'flight-delay',
  title: 'Flight delay',
  description: 'Will it be late?',
  type: 'classifier',
  owner: 'group:default/departures',
  tier: 2,
  lifecycle: 'production',
  serving: [
    { environment: 'staging', version: '4' },
    { environment: 'production', version: '3', aliasMoved: '2' },
  ],
  newestVersion: { version: '4' },
  health: 'failing',
  healthReason: '`temp` drifts',
  drift: [0.1, 0.4],
  openPromotions: [],
  runningLaunches: 0,
  ...change,
});

/** An answer that came from its source just now. */
export const live: Freshness = {
  state: 'live',
  system: 'MLflow',
  instance: 'default',
  asOf: '2026-03-02T08:00:00Z',
};

/** A run, as the API answers. */
export const sampleRun = (change: Partial<Run> = {}): Run => ({
  id: 'a'.repeat(32),
  name: 'bold-crane',
  experimentId: '1',
  status: 'FINISHED',
  startedAt: '2026-03-02T08:00:00Z',
  endedAt: '2026-03-02T08:02:05Z',
  metrics: [
    {
      key: 'roc_auc',
      value: 0.7431,
      step: 9,
      timestamp: '2026-03-02T08:02:00Z',
    },
    {
      key: 'champion.roc_auc',
      value: 0.7131,
      step: 0,
      timestamp: '2026-03-02T08:02:00Z',
    },
  ],
  parameters: { lr: '0.001' },
  tags: {},
  datasets: [{ name: 'flights', digest: 'a81bc211', context: 'training' }],
  ...change,
});

/** A version with everything about it. */
export const sampleVersion = (
  change: Partial<VersionDetail> = {},
): VersionDetail => ({
  version: '3',
  status: 'ready',
  createdAt: '2026-03-02T08:03:00Z',
  aliases: ['champion'],
  tags: {},
  environments: ['production'],
  metrics: { roc_auc: 0.7431 },
  runId: sampleRun().id,
  digest,
  size: 1_432_211,
  files: [{ path: 'MLmodel', size: 812, sha256: 'b'.repeat(64) }],
  signature: { inputs: [{ name: 'carrier', type: 'string' }] },
  run: sampleRun(),
  ...change,
});

/** A deployment, as the API answers. */
export const sampleDeployment = (
  change: Partial<Deployment> = {},
): Deployment => ({
  environment: 'production',
  state: 'serving',
  version: '3',
  digest,
  approvedBy: ['user:default/grace'],
  previous: { version: '2' },
  rollBack: { allowed: true },
  ...change,
});

/** What the API knows of the model. */
export const sampleOverview = (
  change: Partial<ModelOverview> = {},
): ModelOverview => ({
  ref: 'mlmodel:default/flight-delay',
  name: 'flight-delay',
  type: 'classifier',
  owner: 'group:default/departures',
  tier: 2,
  lifecycle: 'production',
  registry: { instance: 'default', model: 'flight-delay' },
  experiments: ['flight-delay'],
  environments: [
    { name: 'staging', title: 'Staging', alias: 'staging' },
    {
      name: 'production',
      title: 'Production',
      alias: 'champion',
      deployment: sampleDeployment(),
    },
  ],
  newestVersion: { version: '4' },
  pipelines: [],
  requestPromotion: { allowed: true },
  ...change,
});

/** One observation of drift. */
export const sampleObservation = (
  change: Partial<Observation> = {},
): Observation => ({
  id: 'o1',
  source: '/mlpipeline/default/monitor',
  subject: 'mlmodel:default/flight-delay',
  observedAt: '2026-03-02T08:00:00Z',
  kind: 'data-drift',
  name: 'temp',
  method: 'psi',
  value: 0.42,
  direction: 'higher_is_worse',
  thresholds: { degraded: 0.1, failing: 0.25 },
  window: { start: '2013-07-01T00:00:00Z', end: '2013-08-01T00:00:00Z' },
  status: 'failing',
  distribution: { edges: [0, 50, 100], window: [1, 3], baseline: [2, 2] },
  ...change,
});

/** An objective of which some of the error budget is left. */
export const sampleObjective = (
  change: Partial<ObjectiveState> = {},
): ObjectiveState => ({
  name: 'Ranks late departures above punctual ones',
  indicator: { kind: 'performance', name: 'roc_auc' },
  op: 'gte',
  value: 0.7,
  target: 0.9,
  window: 'P180D',
  budget: {
    left: 0.5,
    good: 38,
    total: 40,
    unmeasured: 0,
    unserved: 0,
    since: '2025-06-03T12:00:00Z',
    countedAt: '2025-11-30T12:00:00Z',
    observedAt: '2025-11-30T10:00:00Z',
  },
  ...change,
});

/** A health with its reasons. */
export const sampleHealth = (change: Partial<Health> = {}): Health => ({
  status: 'failing',
  reasons: [{ status: 'failing', text: '`temp` psi 0.42 above 0.25' }],
  observedAt: '2026-03-02T08:00:00Z',
  latest: [sampleObservation()],
  sources: [
    {
      source: '/mlpipeline/default/monitor',
      lastSeen: '2026-03-02T08:00:00Z',
      series: 1,
      late: true,
    },
  ],
  ...change,
});
