import type { Entity } from '@backstage/catalog-model';

const owned = (owner: string) => [
  { type: 'ownedBy', targetRef: `group:default/${owner}` },
];

/** The models and pipelines of the tests. */
export const testEntities: Entity[] = [
  {
    apiVersion: 'slipway.dev/v1alpha1',
    kind: 'MLModel',
    metadata: {
      name: 'flight-delay',
      title: 'Flight delay',
      description: 'Probability of a late departure',
    },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'departures',
      tier: 2,
    },
    relations: [
      ...owned('departures'),
      {
        type: 'trainedBy',
        targetRef: 'mlpipeline:default/flight-delay-training',
      },
    ],
  },
  {
    apiVersion: 'slipway.dev/v1alpha1',
    kind: 'MLModel',
    metadata: { name: 'arrival-delay' },
    spec: {
      type: 'regressor',
      lifecycle: 'experimental',
      owner: 'arrivals',
      tier: 3,
    },
    relations: owned('arrivals'),
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'gate-demand',
      annotations: {
        'mlflow.org/model-uri': 'models:/gate_demand/3',
        'mlflow.org/experiment': 'gates, gates-2',
      },
    },
    spec: { type: 'ml-model', lifecycle: 'production', owner: 'gates' },
    relations: owned('gates'),
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'delay-api' },
    spec: { type: 'service', lifecycle: 'production', owner: 'departures' },
    relations: owned('departures'),
  },
  {
    apiVersion: 'slipway.dev/v1alpha1',
    kind: 'MLPipeline',
    metadata: {
      name: 'flight-delay-training',
      annotations: {
        'backstage.io/managed-by-location':
          'url:http://forge.example/a/b/src/branch/main/catalog-info.yaml',
      },
    },
    spec: {
      type: 'training',
      owner: 'departures',
      engine: 'ray',
      entrypoint: 'python -m flight_delay.train',
      parameters: {
        type: 'object',
        properties: { epochs: { type: 'integer' } },
      },
      resources: { gpus: 1, memory: '2Gi' },
    },
    relations: [
      ...owned('departures'),
      { type: 'trains', targetRef: 'mlmodel:default/flight-delay' },
    ],
  },
];
