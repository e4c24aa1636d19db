import { curveLines } from './curveLines';
import { smooth } from './smoothing';

const point = (step: number, value: number | null) => ({
  step,
  timestamp: `2026-03-02T08:00:${String(step).padStart(2, '0')}Z`,
  value,
});
const curve = {
  runId: 'a',
  thinned: false,
  points: [point(1, 4), point(2, null), point(3, -1), point(5, 2)],
};

describe('smooth', () => {
  it('keeps a constant where it is, from the first value on', () => {
    const drawn = smooth([3, 3, null, 3], 0.9);
    expect(drawn.map(value => value && Number(value.toFixed(9)))).toEqual([
      3,
      3,
      null,
      3,
    ]);
  });

  it('follows its formula', () => {
    const [first, second] = smooth([1, 2], 0.5);
    expect(first).toBeCloseTo(1);
    // s(2) = 0.5 * 0.5 + 0.5 * 2 = 1.25, over 1 - 0.25
    expect(second).toBeCloseTo(1.25 / 0.75);
  });
});

describe('curveLines', () => {
  it('draws along steps, seconds since the first value, or the clock', () => {
    const x = (by: 'step' | 'relative' | 'wall') =>
      curveLines([curve], { by, isLog: false, smoothing: 0 })[0].points.map(
        ([at]) => at,
      );
    expect(x('step')).toEqual([1, 3, 5]);
    expect(x('relative')).toEqual([0, 2, 4]);
    expect(x('wall')[0]).toBe(Date.parse('2026-03-02T08:00:01Z'));
  });

  it('leaves out what a logarithmic axis cannot show', () => {
    const [{ points }] = curveLines([curve], {
      by: 'step',
      isLog: true,
      smoothing: 0,
    });
    expect(points).toEqual([
      [1, 4],
      [5, 2],
    ]);
  });
});
