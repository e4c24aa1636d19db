import { sampleModel } from '../__testUtils__/samples';
import { lineageOf } from './lineage';

describe('lineageOf', () => {
  it('names each other entity once, by what it is made from and what breaks with it', () => {
    expect(lineageOf(sampleModel)).toEqual({
      upstream: [
        {
          relation: 'trainedBy',
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
});
