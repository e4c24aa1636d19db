import { sampleRun } from '../../model/__testUtils__/samples';
import { comparedFields } from '../fields/comparedFields';
import {
  rangeOn,
  readRanges,
  runsWithin,
  stretchesOf,
  writeRange,
  type Range,
} from './ranges';

const run = (id: string, lr: string, optimizer: string) =>
  sampleRun({ id, parameters: { lr, optimizer } });
const runs = [
  run('a', '0.1', 'adam'),
  run('b', '0.2', 'sgd'),
  run('c', '0.3', 'adam'),
];
const fields = comparedFields(runs);
const kept = (...ranges: Range[]) =>
  runsWithin(runs, fields, ranges).map(({ id }) => id);

describe('ranges', () => {
  it('survive the address, with colons in names and words', () => {
    const ranges: Range[] = [
      { field: 'params.a:b', from: 0.001, to: 1e-9 },
      { field: 'params.a:1:2', words: ['x:1:2', '"]', ''] },
      { field: 'params.none', words: [] },
    ];
    expect(
      readRanges([
        ...ranges.map(writeRange),
        'nonsense',
        'x:1:two',
        '["a",1]',
        '[',
      ]),
    ).toEqual(ranges);
  });

  it('keep the runs within one range of every axis', () => {
    const low = { field: 'params.lr', from: 0, to: 0.15 };
    const high = { field: 'params.lr', from: 0.25, to: 1 };
    expect(kept(low)).toEqual(['a']);
    expect(kept(low, high)).toEqual(['a', 'c']);
    expect(kept(high, { field: 'params.optimizer', words: ['sgd'] })).toEqual(
      [],
    );
    expect(kept({ field: 'params.gone', from: 0, to: 1 })).toHaveLength(3);
  });

  it('of words name the words, whatever else comes onto the axis', () => {
    const scale = { kind: 'words' as const, words: ['adam', 'lamb', 'sgd'] };
    const range = rangeOn('params.optimizer', scale, [2.4, 1.2]);
    expect(range).toEqual({ field: 'params.optimizer', words: ['sgd'] });
    expect(kept(range)).toEqual(['b']);
    const both = { field: 'params.optimizer', words: ['adam', 'sgd', 'gone'] };
    expect(stretchesOf(both, scale)).toEqual([
      [0, 0],
      [2, 2],
    ]);
    expect(
      stretchesOf(both, { kind: 'words', words: ['adam', 'sgd'] }),
    ).toEqual([[0, 1]]);
  });
});
