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
    ['https://a.b/c@d', 'https://a.b/c@d'],
    ['https://a.b?c=d@e', 'https://a.b?c=d@e'],
    ['git@github.com:a/b.git', 'git@github.com:a/b.git'],
    ['someone@a.b', 'someone@a.b'],
  ])('makes %j %j', (text, without) => {
    expect(withoutUserInfo(text)).toBe(without);
  });
});
