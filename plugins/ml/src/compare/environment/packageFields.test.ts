import type {
  LoggedEnvironment,
  RunEnvironmentState,
} from '@slipway/plugin-ml-common';
import { sampleRun } from '../../model/__testUtils__/samples';
import {
  comparedFields,
  differs,
  toldOf,
  type ComparedField,
} from '../fields/comparedFields';
import { packageFields, sayPackage, withPackages } from './packageFields';

const names = ['one', 'two', 'three'];
const runs = names.map(id =>
  sampleRun({
    id,
    parameters: { lr: id },
    tags: { 'env.image': 'slim', team: id },
  }),
);

const environments = new Map<string, LoggedEnvironment>([
  ['a', { id: 'a', python: '3.11.7', packages: { numpy: '1.26.4', six: '1' } }],
  ['b', { id: 'b', python: '3.11.7', packages: { numpy: '2.0.0' } }],
]);

type Found = Omit<RunEnvironmentState, 'runId'>;
const read = (environment: string): Found => ({ state: 'read', environment });

const fieldsOf = (found: Found[], isReading = false) =>
  packageFields(runs, {
    environments,
    isReading,
    states: new Map(
      found.map((one, index) => [
        names[index],
        { runId: names[index], ...one },
      ]),
    ),
  });

const told = (fields: ComparedField[], name: string) => {
  const field = fields.find(one => one.name === name);
  return field && runs.map(run => toldOf(field, run));
};

const differing = (fields: ComparedField[]) =>
  fields.filter(field => differs(field, runs)).map(({ name }) => name);

describe('packages to compare runs by', () => {
  it('differ in their version and where one is not listed', () => {
    const fields = fieldsOf([read('a'), read('b'), read('b')]);
    expect(fields.map(({ name }) => name)).toEqual([
      'packages',
      'Python',
      'numpy',
      'six',
    ]);
    expect(differing(fields)).toEqual(['packages', 'numpy', 'six']);
    expect(told(fields, 'six')).toEqual(['1', 'not listed', 'not listed']);
    expect(told(fields, 'packages')).toEqual([
      '2 listed',
      '1 listed',
      '1 listed',
    ]);
  });

  it('do not differ from those that are not known', () => {
    const fields = fieldsOf([
      read('a'),
      { state: 'none' },
      { state: 'unread', why: 'too large' },
    ]);
    expect(differing(fields)).toEqual(['packages']);
    expect(told(fields, 'numpy')).toEqual([
      '1.26.4',
      'no packages logged',
      'could not be read',
    ]);
  });

  it('wait for what is being read', () => {
    const found: Found[] = [read('b'), read('b'), { state: 'pending' }];
    expect(differing(fieldsOf(found, true))).toEqual([]);
    expect(told(fieldsOf(found, true), 'numpy')?.[2]).toBe('being read');
    expect(told(fieldsOf(found), 'packages')?.[2]).toBe('not read');
  });

  it('stand with the environment, whatever tags are called', () => {
    const all = withPackages(
      comparedFields(runs),
      fieldsOf([read('a'), read('b'), read('b')]),
    );
    const groups = all.map(({ group }) => group);
    expect(groups).toEqual(
      [...groups].sort((a, b) => groups.indexOf(a) - groups.indexOf(b)),
    );
    expect(groups[groups.length - 1]).toBe('tags');
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('show marks that turn text around', () => {
    const turned = packageFields(runs.slice(0, 1), {
      isReading: false,
      states: new Map([['one', { runId: 'one', ...read('a') }]]),
      environments: new Map([
        ['a', { id: 'a', packages: { 'a\u202eb': '1\u202e2' } }],
      ]),
    });
    expect(told(turned, 'a\\u{202E}b')?.[0]).toBe('1\\u{202E}2');
  });

  it.each([
    ['numpy', '2.0.0', '==2.0.0'],
    ['ray[serve]', '>=2', '>=2'],
    ['six', 'any version', 'any version'],
    ['Python', '3.11.7', '3.11.7'],
    ['conda: cudatoolkit', '11.8', '11.8'],
  ])('say of %s %s: %s', (name, asked, said) => {
    expect(sayPackage({ name }, asked)).toBe(said);
  });
});
