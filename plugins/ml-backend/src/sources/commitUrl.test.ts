import { commitUrl, withoutCredentials } from './commitUrl';

describe('the address of a commit', () => {
  it.each([
    [
      'gitea',
      'http://f/o/r/src/branch/main/a/',
      'http://f/o/r/src/commit/abc/a/',
    ],
    ['gitea', 'http://f/o/r/src/commit/123/', 'http://f/o/r/src/commit/abc/'],
    ['github', 'https://f/o/r/tree/main/a', 'https://f/o/r/tree/abc/a'],
    ['gitlab', 'https://f/g/s/r/-/tree/main/', 'https://f/g/s/r/-/tree/abc/'],
    ['bitbucketServer', 'https://f/x?at=main', 'https://f/x?at=main'],
  ])('on %s', (forge, url, address) => {
    expect(commitUrl(url, forge, 'abc')).toBe(address);
  });

  it('holds no password', () => {
    expect(withoutCredentials('https://u:p@f/o/r')).toBe('https://f/o/r');
  });
});
