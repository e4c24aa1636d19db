import type { Entity } from '@backstage/catalog-model';
import { sampleModel } from '../__testUtils__/samples';
import { lineageOf } from './lineage';

describe('lineageOf', () => {
  it('names each other entity once, by what it is made from and what breaks with it', () => {
    expect(lineageOf(sampleModel)).toEqual({
      upstream: [
        {
          relation: 'trains',
          words: 'Trained by',
          refs: ['mlpipeline:default/training'],
        },
      ],
      downstream: [
        {
          relation: 'servedBy',
          words: 'Served by',
          refs: ['component:default/delay-api'],
        },
      ],
    });
  });

  it('says the strongest of several relations, in the words of this end', () => {
    const service: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'delay-api', namespace: 'default' },
      relations: [
        { type: 'dependsOn', targetRef: 'mlmodel:default/delay' },
        { type: 'serves', targetRef: 'mlmodel:default/delay' },
        { type: 'providesApi', targetRef: 'api:default/delays' },
      ],
    };
    expect(lineageOf(service)).toEqual({
      upstream: [
        {
          relation: 'servedBy',
          words: 'Serves',
          refs: ['mlmodel:default/delay'],
        },
      ],
      downstream: [
        {
          relation: 'providesApi',
          words: 'Provides',
          refs: ['api:default/delays'],
        },
      ],
    });
  });
});
