import { parseConda, parseRequirements } from './requirements';

describe('parseRequirements', () => {
  it('keeps packages and where they come from, without comments, hashes and what signs in', () => {
    expect(
      parseRequirements(
        [
          '# made by hand',
          '--extra-index-url https://me:secret@pypi.example/simple',
          'numpy==2.0.0 \\',
          '    --hash=sha256:aa \\',
          '    --hash=sha256:bb  # checked',
          '-e git+https://token@github.com/a/b@main#egg=b',
          '-r more.txt',
          '',
        ].join('\n'),
      ),
    ).toEqual([
      '--extra-index-url https://pypi.example/simple',
      'numpy==2.0.0',
      '-e git+https://github.com/a/b@main#egg=b',
      '-r more.txt',
    ]);
  });

  it('comes to an end whatever a line is made of', () => {
    // What looked for the end of a gap from each of its places would go on for hours.
    expect(parseRequirements(`numpy${' '.repeat(1_000_000)}-`)).toHaveLength(1);
  });
});

describe('parseConda', () => {
  it('tells Conda’s own packages from those of pip', () => {
    expect(
      parseConda(
        'dependencies: [python=3.11.7, pip<=23, "conda-forge::cudatoolkit=11.8", {pip: [numpy==2.0.0]}]',
      ),
    ).toEqual({
      packages: ['numpy==2.0.0'],
      conda: ['conda-forge::cudatoolkit=11.8'],
      python: '3.11.7',
    });
  });

  it('reads past what it does not understand', () => {
    expect(parseConda('{{{')).toEqual({ packages: [], conda: [] });
  });
});
