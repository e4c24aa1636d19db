import { commitAddress } from './commitAddress';

const COMMIT = 'abcdef1234567890';

describe('commitAddress', () => {
  it.each([
    ['https://github.com/a/b', 'https://github.com/a/b'],
    ['https://github.com/a/b.git', 'https://github.com/a/b'],
    ['git@gitlab.com:a/sub/b.git', 'https://gitlab.com/a/sub/b'],
    ['https://gitlab.com/a/sub/b/-/tree/main/x', 'https://gitlab.com/a/sub/b'],
    ['http://forge:3000/a/b/src/branch/main/', 'http://forge:3000/a/b'],
    ['ssh://git@forge.example:2222/a/b.git', 'https://forge.example/a/b'],
    ['https://ci:secret@github.com/a/b.git', 'https://github.com/a/b'],
  ])('finds the commit of %s', (source, repository) => {
    expect(commitAddress(source, COMMIT)).toBe(
      `${repository}/commit/${COMMIT}`,
    );
  });

  it.each(['git@bitbucket.org:a/b.git', 'https://bitbucket.org/a/b/src/main/'])(
    'finds the commit of %s, which Bitbucket calls otherwise',
    source => {
      expect(commitAddress(source, COMMIT)).toBe(
        `https://bitbucket.org/a/b/commits/${COMMIT}`,
      );
    },
  );

  it.each([
    ['data:text/html,1//a/b', COMMIT],
    ['https://example.org', COMMIT],
    ['not an address', COMMIT],
    ['file:///a/b', COMMIT],
    [`${'javascript'}:a/b`, COMMIT],
    ['https://github.com/a/b', '"><script>'],
    [undefined, COMMIT],
  ])('has none for %s at %s', (source, commit) => {
    expect(commitAddress(source, commit)).toBeUndefined();
  });
});
