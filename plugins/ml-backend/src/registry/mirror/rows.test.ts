import { timeOf } from './rows';

describe('a time of a registry', () => {
  it('is kept as it is where a year has four digits', () => {
    expect(timeOf(1_700_000_000_000, 'm')).toBe('2023-11-14T22:13:20.000Z');
    expect(timeOf(-62_167_219_200_000, 'm')).toBe('0000-01-01T00:00:00.000Z');
  });

  it.each([NaN, Infinity, 8.7e15, 1.7e18, 253_402_300_800_000, -1e15])(
    'that says %p is refused with the name of what it is of',
    milliseconds => {
      expect(() => timeOf(milliseconds, 'flight-delay')).toThrow(
        'It says a time of flight-delay that is none',
      );
    },
  );
});
