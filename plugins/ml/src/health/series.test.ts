import { sampleObservation } from '../model/__testUtils__/samples';
import { toSeries } from './series';
import { shareOfThreshold } from './severity';
import { sayWindow } from './windows';

const august = { start: '2013-08-01T00:00:00Z', end: '2013-09-01T00:00:00Z' };

describe('toSeries', () => {
  it('never mixes methods and puts windows in order', () => {
    const series = toSeries([
      sampleObservation({ id: 'late', window: august, status: 'healthy' }),
      sampleObservation({ id: 'early' }),
      sampleObservation({ id: 'ks', method: 'ks' }),
    ]);
    expect(
      series.map(({ id, observations }) => [
        id,
        observations.map(each => each.id),
      ]),
    ).toEqual([
      ['data-drift/temp/ks', ['ks']],
      ['data-drift/temp/psi', ['early', 'late']],
    ]);
  });

  it('takes the newest report of a window', () => {
    const [{ observations }] = toSeries([
      sampleObservation({ id: 'again', observedAt: '2026-03-03T00:00:00Z' }),
      sampleObservation({ id: 'first' }),
    ]);
    expect(observations.map(({ id }) => id)).toEqual(['again']);
  });
});

describe('shareOfThreshold', () => {
  it('is one at the threshold, whichever direction is worse', () => {
    const thresholds = { degraded: 0.7 };
    expect(
      shareOfThreshold({ value: 0.7, direction: 'lower_is_worse', thresholds }),
    ).toBe(1);
    expect(
      shareOfThreshold({
        value: 1.4,
        direction: 'higher_is_worse',
        thresholds,
      }),
    ).toBe(2);
  });

  it('is not known where nothing was measured', () => {
    expect(
      shareOfThreshold({
        value: null,
        direction: 'higher_is_worse',
        thresholds: { degraded: 1 },
      }),
    ).toBeUndefined();
  });
});

describe('sayWindow', () => {
  it.each([
    ['2013-07-01T00:00:00Z', '2013-08-01T00:00:00Z', 'Jul 2013'],
    ['2013-07-03T00:00:00Z', '2013-07-04T00:00:00Z', '3 Jul 2013'],
    ['2013-07-03T00:00:00Z', '2013-07-10T00:00:00Z', '3 Jul – 10 Jul 2013'],
    ['2013-07-03T14:00:00Z', '2013-07-03T15:00:00Z', '3 Jul, 14:00'],
  ])('says %s to %s as %s', (start, end, words) => {
    expect(sayWindow({ start, end })).toBe(words);
  });
});
