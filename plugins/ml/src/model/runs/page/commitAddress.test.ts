import { commitAddress } from './commitAddress';

const COMMIT = 'abcdef1234567890';

describe('commitAddress', () => {
  it.each([
    ['https://github.com/a/b', 'https://github.com/a/b'],
    ['https://github.com/a/b.git', 'https://github.com/a/b'],
    ['git@gitlab.com:a/sub/b.git', 'https://gitlab.com/a/sub/b'],
    ['https://gitlab.com/a/sub/b/-/tree/main/x', 'https://gitlab.com/a/sub/b'],
    ['http://forge:3000/a/b/src/branch/main/', 'http://forge:3000/a/b'],
  ])('finds the commit of %s', (source, repository) => {
    expect(commitAddress(source, COMMIT)).toBe(
      `${repository}/commit/${COMMIT}`,
    );
  });

  it.each([
    ['data:text/html,1//a/b', COMMIT],
    ['https://example.org', COMMIT],
    ['not an address', COMMIT],
    ['https://github.com/a/b', '"><script>'],
    [undefined, COMMIT],
  ])('has none for %s at %s', (source, commit) => {
    expect(commitAddress(source, commit)).toBeUndefined();
  });
});
