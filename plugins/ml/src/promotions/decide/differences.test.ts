import { samplePromotionDetail } from '../__testUtils__/samples';
import {
  dataDifferences,
  dependencyDifferences,
  differs,
  parameterDifferences,
  signatureDifferences,
} from './differences';

const { comparison } = samplePromotionDetail();
if (!comparison) throw new Error('The sample has a comparison.');

describe('what differs between candidate and champion', () => {
  it('puts what differs first', () => {
    expect(parameterDifferences(comparison)).toEqual([
      { name: 'epochs', candidate: '4', champion: '3' },
      { name: 'learning_rate', candidate: '0.003', champion: '0.003' },
      { name: 'seed', candidate: '7', champion: '7' },
    ]);
  });

  it('compares packages by name', () => {
    expect(dependencyDifferences(comparison).filter(differs)).toEqual([
      { name: 'torch', candidate: '==2.13.0', champion: '==2.12.0' },
    ]);
  });

  it('compares data by what it was used for', () => {
    expect(dataDifferences(comparison)[0]).toEqual({
      name: 'training',
      candidate: 'flights-2013-q1 · 9c21aa02',
      champion: 'flights-2013-q1 · 9c21aa02',
    });
  });

  it('shows a column that only the candidate has', () => {
    const signature = {
      inputs: [
        { name: 'carrier', type: 'string' },
        { name: 'temp', type: 'double' },
        { name: 'wind', type: 'double' },
      ],
      outputs: [{ type: 'double' }],
    };
    expect(
      signatureDifferences({
        ...comparison,
        candidate: { ...comparison.candidate, signature },
      }).filter(differs),
    ).toEqual([{ name: 'in: wind', candidate: 'double', champion: undefined }]);
  });

  it('has no differences where there is no champion', () => {
    const alone = { ...comparison, champion: undefined };
    expect(parameterDifferences(alone)[0]).toEqual({
      name: 'epochs',
      candidate: '4',
      champion: undefined,
    });
  });
});
