import { gramsOf } from './search';

describe('the numbers of a text', () => {
  it('are all there where the word is', () => {
    const text = new Set(gramsOf(['flight-delay 🚢 of departures']));
    for (const word of ['light', 'delay', '-del', '🚢 o', 'departures']) {
      expect(gramsOf([word]).every(gram => text.has(gram))).toBe(true);
    }
    expect(gramsOf(['boarding']).every(gram => text.has(gram))).toBe(false);
  });

  it('are whole numbers of 32 bits, none for a short word', () => {
    expect(gramsOf(['ab', ''])).toEqual([]);
    const grams = gramsOf(['\u{10ffff}\u{10ffff}\u{10ffff}zz']);
    expect(grams).toHaveLength(3);
    expect(
      grams.every(gram => gram === Math.trunc(gram) && (gram | 0) === gram),
    ).toBe(true);
  });
});
