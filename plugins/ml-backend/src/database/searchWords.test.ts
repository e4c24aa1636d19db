import { searchWords } from './searchWords';

describe('the words that are searched', () => {
  it.each([
    [undefined, []],
    [' \t\n', []],
    ['Late  flights\nLATE', ['late', 'flights']],
    ['a\0b \0 %_\\', ['ab', '%_\\']],
  ])('of %j are %j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });
});
