import type { Entity } from '@backstage/catalog-model';
import { hasLineage } from './hasLineage';

const entity = (
  kind: string,
  type?: string,
  relations: [string, string][] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'one', namespace: 'default' },
  spec: { type },
  relations: relations.map(([relation, targetRef]) => ({
    type: relation,
    targetRef,
  })),
});

describe('hasLineage', () => {
  it.each(['table', 'topic', 'bucket', 'stream', 'database', 'feature-view'])(
    'has one of each %s, also where nothing names it yet',
    type => expect(hasLineage(entity('Resource', type))).toBe(true),
  );

  it.each([
    ['a product with a model', 'System', 'hasPart', 'mlmodel:default/delay'],
    ['a product with a service', 'System', 'hasPart', 'component:default/api'],
    [
      'a service two steps from a model',
      'Component',
      'consumesApi',
      'api:default/delays',
    ],
    ['an API', 'API', 'apiProvidedBy', 'component:default/delay-api'],
    [
      'another resource that something needs',
      'Resource',
      'dependencyOf',
      'component:default/delay-api',
    ],
  ])('has one of %s', (_, kind, relation, target) => {
    expect(hasLineage(entity(kind, undefined, [[relation, target]]))).toBe(
      true,
    );
  });

  it.each([
    [
      'a service that is merely part of a product',
      'Component',
      'partOf',
      'system:default/operations',
    ],
    [
      'a product of nothing that flows on',
      'System',
      'hasPart',
      'resource:default/cluster',
    ],
    ['a group', 'Group', 'ownerOf', 'mlmodel:default/delay'],
  ])('has none of %s', (_, kind, relation, target) => {
    expect(hasLineage(entity(kind, 'service', [[relation, target]]))).toBe(
      false,
    );
  });
});
