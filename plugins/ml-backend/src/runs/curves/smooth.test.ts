import { smooth } from './smooth';

describe('smoothing', () => {
  it('keeps a constant where it is, from the first value on', () => {
    const drawn = smooth([3, 3, NaN, 3, Infinity], 0.9);
    expect(drawn.map(value => Number(value.toFixed(9)))).toEqual([
      3,
      3,
      NaN,
      3,
      Infinity,
    ]);
  });

  it('follows its formula', () => {
    const [first, second] = smooth([1, 2], 0.5);
    expect(first).toBeCloseTo(1);
    // s(2) = 0.5 * 0.5 + 0.5 * 2 = 1.25, over 1 - 0.25
    expect(second).toBeCloseTo(1.25 / 0.75);
  });
});
