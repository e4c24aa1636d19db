import type { Entity } from '@backstage/catalog-model';

/** The tier-2 classifier that tests promote. */
export const MODEL = 'mlmodel:default/flight-delay';
export const PIPELINE = 'mlpipeline:default/flight-delay-training';
export const REVIEWERS = 'group:default/ml-reviewers';
export const SOURCE = 'https://forge.example/departures/flight-delay';

const relation = (type: string, targetRef: string) => ({ type, targetRef });

const person = (name: string, ...groups: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: {},
  relations: groups.map(group => relation('memberOf', group)),
});

const group = (name: string, parent?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: parent ? [relation('childOf', parent)] : [],
});

/** Ada asks; Rita and Raj may approve, Raj through a team of the reviewers; Otto is an outsider. */
export const portalEntities = (): Entity[] => [
  person('ada', 'group:default/departures', REVIEWERS),
  person('rita', REVIEWERS),
  person('raj', 'group:default/risk'),
  person('otto', 'group:default/departures'),
  group('departures'),
  group('ml-reviewers'),
  group('risk', REVIEWERS),
  {
    apiVersion: 'slipway.dev/v1alpha1',
    kind: 'MLModel',
    metadata: { name: 'flight-delay', namespace: 'default' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/departures',
      tier: 2,
    },
    relations: [
      relation('ownedBy', 'group:default/departures'),
      relation('trainedBy', PIPELINE),
    ],
  },
  {
    apiVersion: 'slipway.dev/v1alpha1',
    kind: 'MLPipeline',
    metadata: { name: 'flight-delay-training', namespace: 'default' },
    spec: {
      type: 'training',
      owner: 'group:default/departures',
      engine: 'ray',
      source: { url: SOURCE },
      entrypoint: 'python train.py',
      parameters: {
        type: 'object',
        additionalProperties: false,
        properties: { epochs: { type: 'integer', minimum: 1, default: 3 } },
      },
      resources: { cpus: 1, gpus: 1 },
    },
    relations: [
      relation('ownedBy', 'group:default/departures'),
      relation('trains', MODEL),
    ],
  },
];
