import { checkArtefactPath } from './artefactPath';

describe('checkArtefactPath', () => {
  it.each(['a.txt', 'plots/roc curve.png', '100%.txt', '\u202Egpj.txt', '..a'])(
    'takes %j',
    path => {
      expect(checkArtefactPath(path)).toBe(path);
    },
  );

  it.each([
    '',
    '..',
    '../a',
    'a/../../b',
    '/etc/passwd',
    'a//b',
    'a/',
    './a',
    'a\\b',
    'a\0b',
    'a\nb',
    '%2e%2e/a',
    '%252e%252e%252fa',
    '%2fetc',
    'a%00',
    `${'%25'.repeat(1)}2525252525252541`,
  ])('refuses %j', path => {
    expect(() => checkArtefactPath(path)).toThrow('path: ');
  });
});
