import { withoutSecrets } from './withoutSecrets';

describe('withoutSecrets', () => {
  it.each([
    [
      '--extra-index-url https://me:s3cret@pypi.example/simple',
      '--extra-index-url https://pypi.example/simple',
    ],
    [
      '-i https://s3cret@pypi.example:8443/simple',
      '-i https://pypi.example:8443/simple',
    ],
    ['-i ftp://me:s3cret@a.example/x', '-i ftp://a.example/x'],
    ['a @ gs://me:s3cret@bucket/a.whl', 'a @ gs://bucket/a.whl'],
    ['-i https://me:s3@cret@a.example/x', '-i https://a.example/x'],
    ['-i https://me:s3/cret@a.example/x', '-i https://…'],
    ['-i https://me:s3#cret@a.example/x', '-i https://…'],
    ['-i https://me:s3?cret@a.example/x', '-i https://…'],
    ['-i me:s3cret@a.example/x', '-i a.example/x'],
    ['-i=me:s3cret@a.example/x', '-i=a.example/x'],
    ['a @ https://a.example/a.whl?sig=s3cret', 'a @ https://a.example/a.whl'],
    [
      '-i https://a.example/s3cret1234567890abc/simple',
      '-i https://a.example/…/simple',
    ],
    [
      'https://conda.example/t/me-s3cret/main::numpy',
      'https://conda.example/t/…/main::numpy',
    ],
    ['--index-token=s3cret', '--index-token …'],
    ['--password s3cret', '--password …'],
  ])('takes the secret out of %s', (line, left) => {
    expect(withoutSecrets(line)).toBe(left);
    expect(withoutSecrets(line)).not.toMatch(/s3|cret/);
  });

  it.each([
    'numpy==2.0.0',
    'secretstorage==3.3.3',
    'ray[serve]>=2; python_version < "3.12"',
    'a @ https://a.example/packages/torch-2.9.1-cp311-manylinux2014_x86_64.whl',
    '-e git+https://github.com/a/b.git@0123456789abcdef0123456789abcdef01234567#egg=b&subdirectory=c',
    '-e git+ssh://github.com/org/repo.git@main',
    '--trusted-host pypi.example:8443',
    '-i http://[::1]:8080/simple',
    '--find-links file:///opt/wheels',
    'conda:conda-forge::cudatoolkit=11.8',
  ])('leaves %s as it is', line => {
    expect(withoutSecrets(line)).toBe(line);
  });

  // What looked at each piece again and again would go on for hours.
  it.each(['a.', '=a', 'https://', ' ', '@', 'x:', '-'])(
    'comes to an end for many of %j',
    piece => {
      expect(withoutSecrets(piece.repeat(200_000))).toEqual(expect.any(String));
    },
  );
});
