import { keepableText } from './keepableText';

describe('text that every database keeps', () => {
  it.each([
    ['plain', 10, 'plain'],
    ['a\0b', 10, 'ab'],
    ['half \ud83d', 10, 'half \ufffd'],
    ['🚢🚢🚢', 2, '🚢🚢'],
    ['abc', 2, 'ab'],
  ])('%j of at most %p is %j', (text, most, kept) => {
    expect(keepableText(text, most)).toBe(kept);
  });

  it('is as long as it was where nothing bounds it', () => {
    expect(keepableText('x'.repeat(100_000))).toHaveLength(100_000);
  });
});
