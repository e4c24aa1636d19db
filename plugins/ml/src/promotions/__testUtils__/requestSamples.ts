import type {
  ModelOverview,
  PipelineOverview,
  PromotionPreview,
  PromotionRequest,
  VersionPage,
} from '@slipway/plugin-ml-common';
import { samplePromotionDetail } from './samples';

/** The model of the samples as the API answers. */
export const sampleModel = (
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
    { name: 'staging', alias: 'challenger' },
    {
      name: 'production',
      alias: 'champion',
      deployment: {
        environment: 'production',
        state: 'serving',
        version: '3',
      },
    },
  ],
  newestVersion: { version: '4' },
  pipelines: ['mlpipeline:default/flight-delay-training'],
  requestPromotion: { allowed: true },
  ...change,
});

/** Its training pipeline. */
export const samplePipeline = (): PipelineOverview => ({
  ref: 'mlpipeline:default/flight-delay-training',
  name: 'flight-delay-training',
  type: 'training',
  engine: 'ray',
  cluster: 'default',
  entrypoint: 'python -m flight_delay.train',
  parameters: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['epochs'],
    properties: {
      epochs: {
        type: 'integer',
        title: 'Epochs',
        description: 'Passes over the training data',
        minimum: 1,
        maximum: 20,
        default: 4,
      },
      search: { type: 'boolean', title: 'Search first', default: false },
      backend: {
        type: 'string',
        title: 'Backend',
        enum: ['gloo', 'nccl'],
        default: 'gloo',
      },
    },
  },
  resources: { cpus: 1, gpus: 1 },
  model: 'mlmodel:default/flight-delay',
  launch: { allowed: true },
});

/** Its versions. */
export const sampleVersions = (): VersionPage => ({
  items: ['4', '3'].map(version => ({
    version,
    status: 'ready',
    createdAt: '2026-03-01T12:00:00Z',
    aliases: [],
    tags: {},
  })),
  freshness: {
    state: 'live',
    system: 'MLflow',
    instance: 'default',
    asOf: '2026-03-02T08:00:00Z',
  },
});

/** What a request would do. */
export const samplePreview = (
  request: Pick<PromotionRequest, 'mode' | 'environment'>,
  change: Partial<PromotionPreview> = {},
): PromotionPreview => {
  const { plan, gates, approvers, estimate, comparison, promotion } =
    samplePromotionDetail();
  return {
    plan: { ...plan, ...request },
    planHash: promotion.planHash,
    digest: promotion.digest,
    gates,
    approvers,
    comparison,
    estimate,
    replaces: { version: '3' },
    queue: { freeGpus: 0, totalGpus: 1, ahead: 1 },
    submit: { allowed: true },
    ...change,
  };
};
