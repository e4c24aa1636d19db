import { digestFiles, sha256Hex } from './digest';

const file = (path: string, content: string) => ({
  path,
  size: Buffer.byteLength(content),
  sha256: sha256Hex(content),
});

describe('digestFiles', () => {
  it('gives the golden value of the contract', () => {
    expect(digestFiles([file('a.txt', 'hello\n')]).digest).toBe(
      'sha256:c542ecfa5e23acccadeb4188670608c3b6e16f3c0adc2911d49c936e84197ac9',
    );
  });

  it('orders by the bytes of the path, not by UTF-16 units or locale', () => {
    const paths = ['b', 'Z', 'a/😀', 'a/\uffee', 'a.txt', 'é'];
    const { files } = digestFiles(paths.map(path => file(path, path)));
    expect(files.map(({ path }) => path)).toEqual([
      'Z',
      'a.txt',
      'a/\uffee',
      'a/😀',
      'b',
      'é',
    ]);
  });

  it.each(['a\nb', 'a\rb', 'a\\b'])('refuses the path %j', path => {
    expect(() => digestFiles([file(path, '')])).toThrow('rename it');
  });

  it('refuses a tree without files', () => {
    expect(() => digestFiles([])).toThrow('no files');
  });
});
