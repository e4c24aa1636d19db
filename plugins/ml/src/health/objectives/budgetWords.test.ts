import { sayLeft, toneOfLeft } from './budgetWords';

describe('what is left of an error budget', () => {
  it.each([
    [1, '100 % left', 'good'],
    [1 - 1e-12, '100 % left', 'good'],
    [0.9996, 'over 99 % left', 'good'],
    [0.99, '99 % left', 'good'],
    [0.62, '62 % left', 'good'],
    [0.25, '25 % left', 'good'],
    [0.24, '24 % left', 'warning'],
    [0.05, '5.0 % left', 'warning'],
    [0.004, 'under 1 % left', 'warning'],
    [0, 'used up', 'bad'],
    [-2.2e-16, 'used up', 'bad'],
    [-0.004, 'overspent by under 1 %', 'bad'],
    [-0.4, 'overspent by 40 %', 'bad'],
    [-12.5, 'overspent by 1250 %', 'bad'],
    [-1e300, 'overspent by over 10000 %', 'bad'],
  ])('%d is %s', (left, words, tone) => {
    expect(sayLeft(left)).toBe(words);
    expect(toneOfLeft(left)).toBe(tone);
  });
});
