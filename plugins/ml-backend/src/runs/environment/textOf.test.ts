import { textOf } from './textOf';

describe('a file’s text', () => {
  it.each([
    ['UTF-8', Buffer.from('numpy==2\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeffnumpy==2\n')],
    ['UTF-16 with a mark', Buffer.from('\ufeffnumpy==2\n', 'utf16le')],
    [
      'UTF-16 the other way round',
      Buffer.from('\ufeffnumpy==2\n', 'utf16le').swap16(),
    ],
  ])('is read from %s', (_, bytes) => {
    expect(textOf(bytes, 'requirements.txt')).toBe('numpy==2\n');
  });

  it.each([
    ['no UTF-8', Buffer.from([0x6e, 0xc3, 0x28])],
    ['zero characters', Buffer.from('a\0b')],
    ['control characters', Buffer.from('a\u0007b')],
    ['a zip archive', Buffer.from('504b03041400000008', 'hex')],
  ])('is none of %s', (_, bytes) => {
    expect(() => textOf(bytes, 'requirements.txt')).toThrow(
      'requirements.txt is no text',
    );
  });
});
