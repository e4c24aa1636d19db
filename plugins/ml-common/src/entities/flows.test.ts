import type { Entity } from '@backstage/catalog-model';
import { flowRank, flowsOf } from './flows';

const entity = (kind: string, relations: [string, string][]): Entity => ({
  apiVersion: 'slipway.dev/v1alpha1',
  kind,
  metadata: { name: 'delay', namespace: 'default' },
  relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
});

describe('flowsOf', () => {
  it('says the same from either end, and nothing of what does not flow', () => {
    expect(
      flowsOf(
        entity('MLModel', [
          ['trainedBy', 'mlpipeline:default/Training'],
          ['servedBy', 'component:default/delay-api'],
          ['ownedBy', 'group:default/departures'],
          ['dependsOn', 'mlmodel:default/delay'],
        ]),
      ),
    ).toEqual([
      {
        side: 'upstream',
        other: 'mlpipeline:default/training',
        relation: 'trains',
      },
      {
        side: 'downstream',
        other: 'component:default/delay-api',
        relation: 'servedBy',
      },
    ]);
  });

  it('leads from a model, a service and an API to their product, from nothing else', () => {
    const leads = (kind: string) =>
      flowsOf(entity(kind, [['partOf', 'system:default/operations']])).length;
    expect(
      ['MLModel', 'Component', 'API', 'MLPipeline', 'Resource'].map(leads),
    ).toEqual([1, 1, 1, 0, 0]);
  });

  it('leads back from a product to the same parts', () => {
    const parts = ['mlmodel', 'component', 'api', 'mlpipeline', 'resource'];
    expect(
      flowsOf(
        entity(
          'System',
          parts.map(kind => ['hasPart', `${kind}:default/part`]),
        ),
      ),
    ).toEqual(
      ['mlmodel', 'component', 'api'].map(kind => ({
        side: 'upstream',
        other: `${kind}:default/part`,
        relation: 'partOf',
      })),
    );
  });
});

describe('flowRank', () => {
  it('puts what says more first', () => {
    expect(flowRank('trains')).toBeLessThan(flowRank('dependencyOf'));
    expect(flowRank('ownedBy')).toBe(Infinity);
  });
});
