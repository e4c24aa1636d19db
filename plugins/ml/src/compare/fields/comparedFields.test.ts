import { sampleRun } from '../../model/__testUtils__/samples';
import { bestOf, comparedFields, differs } from './comparedFields';
import { toCsv } from '../../design/table/csv';
import { sayField } from '../difference/FieldCell';
import { sortRuns } from '../difference/runsAsRows';
import { scaleOf } from './scales';

const metric = (value: number | null, key = 'loss') => ({
  key,
  value,
  step: 0,
  timestamp: '2026-03-02T08:00:00Z',
});

const a = sampleRun({
  id: 'a',
  parameters: { lr: '0.001', layers: '2' },
  metrics: [metric(0.3)],
  source: { commit: 'c1' },
  tags: { 'slipway.image': 'train:1', team: 'delays', 'mlflow.user': 'ada' },
});
const b = sampleRun({
  id: 'b',
  parameters: { lr: '0.5' },
  metrics: [metric(null)],
  source: { commit: 'c2' },
  datasets: [{ name: 'flights', digest: 'b2', context: 'training' }],
  tags: { 'slipway.image': 'train:1', team: 'weather', 'mlflow.user': 'bob' },
});
const c = sampleRun({ ...a, id: 'c', metrics: [metric(0.2)] });

describe('comparedFields', () => {
  it('compares parameters, metrics, data, code and environment', () => {
    const fields = comparedFields([a, b, c]);
    expect(
      fields.filter(field => differs(field, [a, b, c])).map(({ id }) => id),
    ).toEqual([
      'params.layers',
      'params.lr',
      'metrics.loss',
      'data.training',
      'code.commit',
      'tags.team',
    ]);
    expect(fields.map(({ id }) => id)).toContain('environment.slipway.image');
    expect(fields.map(({ id }) => id)).not.toContain('tags.mlflow.user');
  });

  it('knows the best by direction, and leaves out what is no number', () => {
    const fields = comparedFields([a, b, c]);
    const [loss] = fields.filter(({ id }) => id === 'metrics.loss');
    expect([...bestOf(loss, [a, b, c])]).toEqual(['c']);
    const [higher] = comparedFields(
      [a, b, c],
      new Map([['loss', 'higher']]),
    ).filter(({ id }) => id === 'metrics.loss');
    expect([...bestOf(higher, [a, b, c])]).toEqual(['a']);
  });
});

describe('a metric of the champion', () => {
  it('makes no run the best', () => {
    const runs = [0.6, 0.7].map((value, index) =>
      sampleRun({
        id: String(index),
        metrics: [metric(value, 'champion.roc_auc'), metric(value, 'roc_auc')],
      }),
    );
    const best = comparedFields(runs)
      .filter(({ group }) => group === 'metrics')
      .map(field => [field.name, [...bestOf(field, runs)]]);
    expect(best).toEqual([
      ['roc_auc', ['1']],
      ['champion.roc_auc', []],
    ]);
  });
});

describe('a metric that is not a number', () => {
  const lossOf = (...told: { value: number | null; text?: string }[]) => {
    const runs = told.map((one, index) =>
      sampleRun({
        id: String(index),
        parameters: {},
        metrics: [{ ...metric(null), ...one }],
      }),
    );
    const loss = comparedFields(runs).find(({ id }) => id === 'metrics.loss');
    if (!loss) throw new Error('no loss');
    return { loss, runs };
  };
  const infinite = { value: null, text: 'Infinity' };
  const none = { value: null, text: 'NaN' };

  it('is told as what it is, and differs from another such', () => {
    const { loss, runs } = lossOf(infinite, none);
    expect(runs.map(({ id }) => sayField(loss, loss.values.get(id)))).toEqual([
      'Infinity',
      'NaN',
    ]);
    expect(differs(loss, runs)).toBe(true);
    expect(differs(loss, [runs[1], runs[1]])).toBe(false);
    expect(
      toCsv(
        [
          {
            id: 'l',
            title: 'l',
            cell: () => null,
            text: ({ id }) => loss.values.get(id),
          },
        ],
        runs,
      ),
    ).toBe('l\r\nInfinity\r\nNaN\r\n');
  });

  it('is never the best, lies on no axis, and is sorted behind numbers', () => {
    const { loss, runs } = lossOf(none, { value: 2 }, infinite, { value: 1 });
    expect([...bestOf(loss, runs)]).toEqual(['3']);
    expect(scaleOf(loss)).toEqual({ kind: 'numbers', isLog: false });
    expect(sortRuns(runs, loss, 'desc').map(({ id }) => id)).toEqual([
      '2',
      '1',
      '3',
      '0',
    ]);
  });
});

describe('scaleOf', () => {
  it('takes a logarithm where values span orders, and words where they are none', () => {
    const [, lr] = comparedFields([a, b]);
    expect(scaleOf(lr)).toEqual({ kind: 'numbers', isLog: true });
    const words = comparedFields([
      sampleRun({ id: 'a', parameters: { act: 'relu' } }),
      sampleRun({ id: 'b', parameters: { act: 'gelu' } }),
    ])[0];
    expect(scaleOf(words)).toEqual({ kind: 'words', words: ['gelu', 'relu'] });
  });
});
