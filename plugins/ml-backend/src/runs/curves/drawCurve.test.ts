import { drawCurve } from './drawCurve';

const history = (
  length: number,
  valueAt: (index: number) => number,
  timeAt: (index: number) => number = index => index * 1_000,
) =>
  Array.from({ length }, (_, step) => ({
    step,
    timestamp: timeAt(step),
    value: valueAt(step),
  }));

describe('a curve as it is drawn', () => {
  it('is smoothed over all its values, though few of them are drawn', () => {
    // 1,000 values that swing about 1: over all of them nothing of it is left, over each tenth much would be.
    const swings = history(1_000, index => (index % 2 ? 2 : 0));
    const { points, smoothed } = drawCurve(swings, {
      maxPoints: 100,
      smoothing: 0.99,
    });
    const late = smoothed?.slice(-20).map(({ value }) => value) ?? [];
    expect(smoothed).toHaveLength(100);
    expect(late.every(value => Math.abs(value - 1) < 0.02)).toBe(true);
    expect(Math.max(...points.map(({ value }) => value))).toBe(2);
  });

  it('is thinned along the axis that is asked for', () => {
    // A straight line along the steps, which came slower and slower: in time it is a curve.
    const values = history(
      1_000,
      index => index,
      index => index ** 3,
    );
    const { points } = drawCurve(values, { maxPoints: 50, along: 'time' });
    expect(points).toHaveLength(50);
    const times = points.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(points).not.toEqual(drawCurve(values, { maxPoints: 50 }).points);
  });

  it('goes forward in time where steps were logged again', () => {
    const again = [
      { step: 1, timestamp: 10, value: 1 },
      { step: 1, timestamp: 30, value: 3 },
      { step: 2, timestamp: 20, value: 2 },
    ];
    const { points } = drawCurve(again, { maxPoints: 10, along: 'time' });
    expect(points.map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  it('has gaps where a value is no number', () => {
    const broken = history(
      5,
      index => [1, NaN, Infinity, -1.797e308, 2][index],
    );
    const { points, smoothed } = drawCurve(broken, {
      maxPoints: 10,
      smoothing: 0.5,
    });
    for (const line of [points, smoothed])
      expect(line?.map(({ value }) => Number.isFinite(value))).toEqual([
        true,
        false,
        false,
        false,
        true,
      ]);
  });
});
