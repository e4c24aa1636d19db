import { withoutUserInfo } from './withoutUserInfo';

describe('withoutUserInfo', () => {
  it.each([
    ['https://ci:secret@github.com/a/b', 'https://github.com/a/b'],
    ['https://ghp_secret@github.com/a/b.git', 'https://github.com/a/b.git'],
    [
      '-e git+https://secret@a.b/c@main#egg=c',
      '-e git+https://a.b/c@main#egg=c',
    ],
    [
      '{"url": "http://u:p@a.b"} and ssh://git@a.b/c',
      '{"url": "http://a.b"} and ssh://a.b/c',
    ],
    ['see https://ci:sec…', 'see https://…'],
    ['https://ci:sec… and https://a.b', 'https://ci:sec… and https://a.b'],
    ['https://a.b/c…', 'https://a.b/c…'],
    ['https://u…:sec@a.b/c', 'https://a.b/c'],
    ['https://a.b/c@d', 'https://a.b/c@d'],
    ['https://a.b?c=d@e', 'https://a.b?c=d@e'],
    ['git@github.com:a/b.git', 'git@github.com:a/b.git'],
    ['someone@a.b', 'someone@a.b'],
  ])('makes %j %j', (text, without) => {
    expect(withoutUserInfo(text)).toBe(without);
  });

  it.each([
    ['an address without an end', `https://${'a'.repeat(10_000_000)}`],
    ['nothing but schemes', 'https://'.repeat(1_250_000)],
    ['nothing but ellipses', `https://${'…'.repeat(10_000_000)}.`],
  ])('reads ten million characters of %s in one go', (_, text) => {
    const without = withoutUserInfo(`${text} https://u:p@a.b`);
    expect(without.length).toBe(text.length + ' https://a.b'.length);
  });
});
