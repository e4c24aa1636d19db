import { environmentOf } from './environmentOf';

const HASHED = [
  'numpy==2.0.0 \\',
  '    --hash=sha256:aa \\',
  '    --hash=sha256:bb',
].join('\n');

describe('the packages of a run', () => {
  it('are those that pip reads, with Conda’s own and the version of Python', () => {
    expect(
      environmentOf([
        {
          requirements: `mlflow==3.9.0\n${HASHED}\nRay[serve]>=2\nsix # any\n`,
          conda:
            'dependencies: [python=3.11.7, pip, cudatoolkit=11.8, {pip: [mlflow==1]}]',
        },
      ]),
    ).toEqual({
      python: '3.11.7',
      packages: {
        'conda: cudatoolkit': '11.8',
        mlflow: '3.9.0',
        numpy: '2.0.0',
        'ray[serve]': '>=2',
        six: 'any version',
      },
    });
  });

  it('are Conda’s where there is no other file; Python’s version can stand alone', () => {
    expect(
      environmentOf([
        { conda: 'dependencies: [python=3.11.7, {pip: [numpy==2.0.0]}]' },
      ]),
    ).toEqual({ python: '3.11.7', packages: { numpy: '2.0.0' } });
    expect(
      environmentOf([
        { pythonEnv: 'python: 3.11.7\ndependencies:\n- -r requirements.txt\n' },
      ]),
    ).toEqual({ python: '3.11.7', packages: {} });
  });

  it('are those of several models together', () => {
    const { python, packages } =
      environmentOf([
        { requirements: 'numpy==2\nsix', pythonEnv: 'python: "3.11.7"' },
        { requirements: 'numpy==2\nscipy==1', pythonEnv: 'python: 3.12.1' },
      ]) ?? {};
    expect(python).toBe('3.11.7, 3.12.1');
    expect(packages).toEqual({ numpy: '2', scipy: '1', six: 'any version' });
  });

  it('are not known where there is no file', () => {
    expect(environmentOf([{}, {}])).toBeUndefined();
    expect(environmentOf([{ requirements: '' }])).toEqual({ packages: {} });
  });

  it.each([
    '--extra-index-url https://me:s3cret@pypi.example/simple',
    '--extra-index-url https://me:s3c\\\nret@pypi.example/simple',
    `--extra-index-url ftp://${'s3cret'.repeat(80)}@pypi.example/simple`,
    '--extra-index-url https://s3/cr@et:s3cret@pypi.example/simple',
    '-e git+https://s3cret@github.com/a/b@main#egg=b',
    'a @ https://files.example/a.whl?token=s3cret',
  ])('hold no secret of %s', line => {
    const quoted = JSON.stringify(line.replace('\\\n', ''));
    for (const texts of [
      { requirements: `numpy==2\n${line}\n` },
      { conda: `dependencies: [python=3.11.7, {pip: [${quoted}]}]` },
    ]) {
      expect(JSON.stringify(environmentOf([texts]))).not.toMatch(/s3|cret|me:/);
    }
  });

  it('are text, whatever is in the file', () => {
    const { packages = {} } =
      environmentOf([
        {
          requirements:
            '<script>alert(1)</script>\n__proto__==1\n\ud800==2\n../../etc/passwd',
        },
      ]) ?? {};
    expect(Object.keys(packages)).toHaveLength(4);
    expect(Object.entries(packages)).toContainEqual([
      '__proto__==1',
      'as written',
    ]);
    expect(JSON.stringify(packages)).not.toContain('\\ud800');
  });

  it.each([
    ['a long line', { requirements: 'x'.repeat(2_001) }],
    ['another file', { conda: '<html>404</html>' }],
    ['broken YAML', { conda: '{{{' }],
    ['deep YAML', { conda: '['.repeat(16_000) }],
  ])('cannot be read from %s', (_, texts) => {
    expect(() => environmentOf([texts])).toThrow(
      expect.objectContaining({ name: 'UnreadableFile' }),
    );
  });

  it('are bounded in number and length', () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `p${n}==${n}`);
    const many = environmentOf([{ requirements: lines.join('\n') }]);
    expect(Object.keys(many?.packages ?? {}).length).toBeLessThanOrEqual(1_000);
    const same = environmentOf([
      { requirements: lines.map((_, n) => `numpy==${n}`).join('\n') },
    ]);
    expect(same?.packages.numpy).toHaveLength(300);
  });

  it.each([' ', '\t', '\n', '\\t', '\\x20', 'a.', '\\\n', '#', ' --hash=a'])(
    'take no longer for many of %j',
    piece => {
      const began = Date.now();
      const texts = [
        { requirements: `x${piece.repeat(1_000_000 / piece.length)}y` },
        { conda: `dependencies: ["x${piece.repeat(16_000 / piece.length)}y"]` },
      ];
      for (const one of texts) {
        try {
          environmentOf([one]);
        } catch {
          // Whether it is read does not matter here.
        }
      }
      expect(Date.now() - began).toBeLessThan(5_000);
    },
  );
});
