import { alone, curveLines } from './curveLines';

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

describe('curveLines', () => {
  it('draws along steps, seconds since the first value, or the clock', () => {
    const x = (by: 'step' | 'relative' | 'wall') =>
      curveLines([curve], { by, isLog: false })[0].points.map(([at]) => at);
    expect(x('step')).toEqual([1, 2, 3, 5]);
    expect(x('relative')).toEqual([0, 1, 2, 4]);
    expect(x('wall')[0]).toBe(Date.parse('2026-03-02T08:00:01Z'));
  });

  it('has gaps where there is no number, or none that a logarithmic axis can show', () => {
    const points = (isLog: boolean) =>
      curveLines([curve], { by: 'step', isLog })[0].points;
    expect(points(false)).toEqual([
      [1, 4],
      [2, null],
      [3, -1],
      [5, 2],
    ]);
    expect(points(true)).toEqual([
      [1, 4],
      [2, null],
      [3, null],
      [5, 2],
    ]);
  });

  it('draws what the server smoothed, and the values themselves behind it', () => {
    const smoothed = [point(1, 3), point(5, 3)];
    const [line] = curveLines([{ ...curve, smoothed }], {
      by: 'relative',
      isLog: false,
    });
    expect(line.points).toEqual([
      [0, 3],
      [4, 3],
    ]);
    expect(line.raw).toHaveLength(4);
  });
});

describe('alone', () => {
  it('is a value between gaps, which no stroke would show', () => {
    const line = [4, null, 1, null, 2, 3].map(
      (y, x): [number, number | null] => [x, y],
    );
    expect([...alone(line)]).toEqual([0, 2]);
  });
});
