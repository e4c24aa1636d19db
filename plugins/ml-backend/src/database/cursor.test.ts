import { decodeCursor, encodeCursor } from './cursor';

describe('a cursor', () => {
  it('says where a page ended', () => {
    const values = ['é', 7, ''];
    expect(decodeCursor(encodeCursor(values), 3)).toEqual(values);
  });

  it.each([
    ['no cursor', '{'],
    ['one of another list', encodeCursor(['a'])],
    ['one with a value of another form', encodeCursor(['a', NaN])],
    ['one with a text that no database keeps', encodeCursor(['a', 'b\0'])],
  ])('is refused where it is %s', (_, cursor) => {
    expect(() => decodeCursor(cursor, 2)).toThrow('not one of this list');
  });
});
