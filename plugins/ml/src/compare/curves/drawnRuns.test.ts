import { sampleRun } from '../../model/__testUtils__/samples';
import { comparedFields } from '../fields/comparedFields';
import { drawnNote, drawnRuns, MOST_CURVES } from './drawnRuns';

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

describe('what is said of the runs that are drawn', () => {
  it('names the metric that they are the best by', () => {
    expect(drawnNote(150, loss)).toMatch(
      /^Of the chosen run and the best by loss, 100 of 150;/,
    );
  });

  it('calls none the best where nobody knows which is better', () => {
    const [churn] = comparedFields(
      ['a', 'b'].map(id =>
        sampleRun({
          id,
          metrics: [
            {
              key: 'churn',
              value: 1,
              step: 1,
              timestamp: '2026-03-02T08:00:00Z',
            },
          ],
        }),
      ),
    ).filter(({ id }) => id === 'metrics.churn');
    for (const main of [churn, undefined])
      expect(drawnNote(150, main)).toMatch(
        /^Of the chosen run and the first others, 100 of 150;/,
      );
  });

  it('is nothing where all are drawn', () => {
    expect(drawnNote(100, loss)).toBeUndefined();
  });
});
