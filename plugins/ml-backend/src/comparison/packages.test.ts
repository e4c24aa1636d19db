import { packagesOf } from './packages';

describe('packagesOf', () => {
  it.each([
    ['numpy==2.0.0', 'numpy', '2.0.0'],
    ['Torch_Vision', 'torch-vision', 'any version'],
    ['ray[serve]>=2', 'ray[serve]', '>=2'],
    ['a @ https://a.b/a.whl', 'a', '@ https://a.b/a.whl'],
    [
      '-e git+https://github.com/a/b@main#egg=B_x',
      'b-x',
      '-e git+https://github.com/a/b@main#egg=B_x',
    ],
    [
      'git+https://github.com/a/b@main',
      'git+https://github.com/a/b',
      'git+https://github.com/a/b@main',
    ],
    ['--extra-index-url https://a.b', '--extra-index-url', 'https://a.b'],
    ['--pre', '--pre', 'set'],
    ['conda:cudatoolkit=11.8', 'conda: cudatoolkit', '11.8'],
  ])('reads %s', (line, name, asked) => {
    expect(packagesOf([line])).toEqual(new Map([[name, asked]]));
  });

  it('keeps what is asked for twice', () => {
    expect(
      packagesOf(['numpy==1; python_version<"3.9"', 'numpy==2']).get('numpy'),
    ).toBe('1; python_version<"3.9", 2');
  });
});
