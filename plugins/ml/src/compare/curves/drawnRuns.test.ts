import { sampleRun } from '../../model/__testUtils__/samples';
import { comparedFields } from '../fields/comparedFields';
import { drawnRuns, MOST_CURVES } from './drawnRuns';

const runs = Array.from({ length: 150 }, (_, n) =>
  sampleRun({
    id: String(n),
    metrics: [
      {
        key: 'loss',
        value: n === 7 ? null : 150 - n,
        step: 1,
        timestamp: '2026-03-02T08:00:00Z',
      },
    ],
  }),
);
const loss = comparedFields(runs).find(({ id }) => id === 'metrics.loss');

describe('drawnRuns', () => {
  it('are all of a few, in their order', () => {
    expect(drawnRuns(runs.slice(0, 3), undefined, loss)).toEqual(
      runs.slice(0, 3),
    );
  });

  it('are of many the best by the direction of the metric, with the chosen one', () => {
    const ids = drawnRuns(runs, '7', loss).map(({ id }) => Number(id));
    expect(ids).toHaveLength(MOST_CURVES);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(ids.slice(0, 3)).toEqual([7, 51, 52]);
  });

  it('are the first where nobody knows which is better', () => {
    expect(drawnRuns(runs, undefined, undefined)[0].id).toBe('0');
  });
});
