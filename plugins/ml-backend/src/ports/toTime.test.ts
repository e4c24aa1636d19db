import { toTime } from './toTime';

describe('a time of an outside system', () => {
  it.each([
    [1_700_000_000_000.5, '2023-11-14T22:13:20.000Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [1_700_000_000_000_000_000, '9999-12-31T23:59:59.999Z'],
    [8.64e15, '9999-12-31T23:59:59.999Z'],
    [-8.64e15, '0000-01-01T00:00:00.000Z'],
    [Infinity, '9999-12-31T23:59:59.999Z'],
    [NaN, '1970-01-01T00:00:00.000Z'],
  ])('of %p can always be shown', (said, shown) => {
    expect(toTime(said)).toBe(shown);
  });
});
