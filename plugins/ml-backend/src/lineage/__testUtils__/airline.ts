import type { Entity } from '@backstage/catalog-model';

const refOf = ({ kind, metadata }: Entity) =>
  `${kind.toLowerCase()}:${metadata.namespace ?? 'default'}/${metadata.name}`;

/** Adds each relation at both ends, as the catalog does. */
export function related(
  entities: Entity[],
  relations: [from: string, type: string, inverse: string, to: string][],
): Entity[] {
  return entities.map(entity => {
    const ref = refOf(entity);
    return {
      ...entity,
      relations: [
        ...(entity.relations ?? []),
        ...relations.flatMap(([from, type, inverse, to]) => [
          ...(from === ref ? [{ type, targetRef: to }] : []),
          ...(to === ref ? [{ type: inverse, targetRef: from }] : []),
        ]),
      ],
    };
  });
}

/** An entity with an owner. */
export const entity = (
  kind: string,
  name: string,
  owner: string,
  spec: { [key: string]: string } = {},
): Entity => ({
  apiVersion: kind.startsWith('ML')
    ? 'slipway.dev/v1alpha1'
    : 'backstage.io/v1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { owner, ...spec },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
});

/** Tables, features, a model, a service and a product; and a pipeline that closes a circle. */
export const airline: Entity[] = related(
  [
    entity('Resource', 'weather', 'platform', { type: 'table' }),
    entity('FeatureSet', 'hourly-weather', 'departures'),
    entity('MLModel', 'delay', 'departures', { lifecycle: 'production' }),
    entity('MLPipeline', 'training', 'departures', { type: 'training' }),
    entity('MLPipeline', 'monitoring', 'departures', { type: 'monitoring' }),
    entity('Component', 'delay-api', 'departures', { type: 'service' }),
    entity('Component', 'crew-planner', 'crews', { type: 'service' }),
    entity('System', 'operations', 'crews'),
  ],
  [
    [
      'featureset:default/hourly-weather',
      'derivedFrom',
      'feeds',
      'resource:default/weather',
    ],
    [
      'mlmodel:default/delay',
      'uses',
      'usedBy',
      'featureset:default/hourly-weather',
    ],
    [
      'mlmodel:default/delay',
      'trainedBy',
      'trains',
      'mlpipeline:default/training',
    ],
    [
      'mlpipeline:default/training',
      'produces',
      'producedBy',
      'mlmodel:default/delay',
    ],
    [
      'mlpipeline:default/monitoring',
      'consumes',
      'consumedBy',
      'mlmodel:default/delay',
    ],
    [
      'mlpipeline:default/monitoring',
      'produces',
      'producedBy',
      'featureset:default/hourly-weather',
    ],
    [
      'mlmodel:default/delay',
      'servedBy',
      'serves',
      'component:default/delay-api',
    ],
    [
      'component:default/crew-planner',
      'dependsOn',
      'dependencyOf',
      'component:default/delay-api',
    ],
    [
      'component:default/crew-planner',
      'partOf',
      'hasPart',
      'system:default/operations',
    ],
    [
      'mlmodel:default/delay',
      'uses',
      'usedBy',
      'featureset:default/not-written-yet',
    ],
  ],
);
