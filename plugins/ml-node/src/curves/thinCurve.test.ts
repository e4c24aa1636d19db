import { thinCurve } from './thinCurve';

const line = (length: number, valueAt: (step: number) => number) =>
  Array.from({ length }, (_, step) => ({ step, value: valueAt(step) }));

describe('a thinned curve', () => {
  it('keeps its ends, its order and its number of points', () => {
    const thin = thinCurve(
      line(1_000, step => Math.sin(step / 50)),
      100,
    );
    expect(thin).toHaveLength(100);
    expect([thin[0].step, thin.at(-1)?.step]).toEqual([0, 999]);
    const steps = thin.map(({ step }) => step);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
  });

  it('keeps a single peak, which even picking would lose', () => {
    const thin = thinCurve(
      line(1_001, step => (step === 503 ? 9 : 0)),
      20,
    );
    expect(Math.max(...thin.map(({ value }) => value))).toBe(9);
  });

  it('keeps a single peak where many values share a step', () => {
    const shared = line(1_001, at => (at === 503 ? -9 : 0));
    for (const perStep of [1_001, 100]) {
      const thin = thinCurve(
        shared.map(({ step, value }) => ({
          step: Math.floor(step / perStep),
          value,
        })),
        50,
      );
      expect([
        perStep,
        thin.length,
        Math.min(...thin.map(({ value }) => value)),
      ]).toEqual([perStep, 50, -9]);
    }
  });

  it('of what is not a number stays so where a stretch has nothing else', () => {
    const thin = thinCurve(
      line(100, step => (step >= 40 && step < 80 ? NaN : 1)),
      10,
    );
    expect(thin).toHaveLength(10);
    expect(thin.some(({ value }) => Number.isNaN(value))).toBe(true);
    expect(thin.filter(({ value }) => value === 1).length).toBeGreaterThan(4);
  });

  it('is the curve itself where it is short', () => {
    const short = line(5, step => step);
    expect(thinCurve(short, 5)).toBe(short);
    expect(thinCurve(short, 2)).toEqual([short[0], short[4]]);
  });
});
