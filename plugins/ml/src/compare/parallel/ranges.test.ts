import { sampleRun } from '../../model/__testUtils__/samples';
import { comparedFields } from '../fields/comparedFields';
import { readRanges, runsWithin, writeRange } from './ranges';

const run = (id: string, lr: string, optimizer: string) =>
  sampleRun({ id, parameters: { lr, optimizer } });
const runs = [
  run('a', '0.1', 'adam'),
  run('b', '0.2', 'sgd'),
  run('c', '0.3', 'adam'),
];
const fields = comparedFields(runs);
const kept = (...ranges: Parameters<typeof writeRange>[0][]) =>
  runsWithin(runs, fields, ranges).map(({ id }) => id);

describe('ranges', () => {
  it('survive the address, with colons in names', () => {
    const range = { field: 'params.a:b', from: 0.001, to: 1e-9 };
    expect(readRanges([writeRange(range), 'nonsense', 'x:1:two'])).toEqual([
      range,
    ]);
  });

  it('keep the runs within one range of every axis', () => {
    const low = { field: 'params.lr', from: 0, to: 0.15 };
    const high = { field: 'params.lr', from: 0.25, to: 1 };
    expect(kept(low)).toEqual(['a']);
    expect(kept(low, high)).toEqual(['a', 'c']);
    expect(kept(high, { field: 'params.optimizer', from: 1, to: 1 })).toEqual(
      [],
    );
    expect(kept({ field: 'params.gone', from: 0, to: 1 })).toHaveLength(3);
  });
});
