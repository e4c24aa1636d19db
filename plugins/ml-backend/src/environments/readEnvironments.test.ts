import { mockServices } from '@backstage/backend-test-utils';
import { readEnvironments } from './readEnvironments';

const read = (environments?: object[]) =>
  readEnvironments(mockServices.rootConfig({ data: { ml: { environments } } }));

describe('environments', () => {
  it('are production with the alias champion when none is configured', () => {
    expect(read()).toMatchObject([{ name: 'production', alias: 'champion' }]);
  });

  it('keep their order; an alias is the name where it is absent', () => {
    expect(
      read([{ name: 'staging' }, { name: 'production', alias: 'champion' }]),
    ).toMatchObject([
      { name: 'staging', alias: 'staging' },
      { name: 'production', alias: 'champion' },
    ]);
  });

  it('may be told by a stage', () => {
    expect(read([{ name: 'production', stage: 'Production' }])).toMatchObject([
      { name: 'production', stage: 'Production' },
    ]);
  });

  it.each([
    ['Bad Name', [{ name: 'Bad Name' }]],
    [
      'is there twice',
      [
        { name: 'a', alias: 'x' },
        { name: 'a', alias: 'y' },
      ],
    ],
    [
      'shares the alias',
      [
        { name: 'a', alias: 'x' },
        { name: 'b', alias: 'x' },
      ],
    ],
    [
      'shares the stage',
      [
        { name: 'a', stage: 'Production' },
        { name: 'b', stage: 'Production' },
      ],
    ],
    ['one of them says', [{ name: 'a', alias: 'x', stage: 'Production' }]],
    ['no registry has versions', [{ name: 'a', stage: 'Archived' }]],
    ['a registry does not take', [{ name: 'a', alias: 'latest' }]],
    ['a registry does not take', [{ name: 'a', alias: 'v1' }]],
  ])('that cannot be are refused: %s', (words, environments) => {
    expect(() => read(environments)).toThrow(words);
  });
});
