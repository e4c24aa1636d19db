import { sampleRun } from '../../model/__testUtils__/samples';
import { axesOf } from '../fields/axes';
import { TURN } from '../../model/__testUtils__/turnedTexts';
import { comparedFields } from '../fields/comparedFields';
import { scatterOption } from '../scatter/scatterOption';
import { parallelOption } from './parallelOption';

const run = (id: string, parameters: Record<string, string>) =>
  sampleRun({ id, name: `run <${id}>`, parameters, metrics: [] });
const runs = [
  run('a', { lr: '0.1', depth: '3', optimizer: 'adam' }),
  run('b', { lr: '0.2', depth: '4' }),
  run('c', { lr: '0.3', depth: '5', optimizer: 'sgd' }),
];
const axes = axesOf(comparedFields(runs), runs);
const axis = (id: string) => {
  const found = axes.find(({ field }) => field.id === id);
  if (!found) throw new Error(`no axis ${id}`);
  return found;
};

describe('the chart of parallel coordinates', () => {
  const { series } = parallelOption(
    runs,
    [axis('params.optimizer'), axis('params.lr')],
    'light',
  );

  it('puts a run without a word at none of them', () => {
    expect(series[0].data.map(({ value }) => value)).toEqual([
      [0, 0.1],
      [null, 0.2],
      [1, 0.3],
    ]);
  });

  it('names the run at the pointer, as text', () => {
    const tip = series[0].tooltip.formatter({ dataIndex: 1 });
    expect(tip.textContent).toContain('run <b>');
    expect(tip.textContent).toContain('lr: 0.2');
    expect(tip.textContent).toContain('optimizer: –');
  });
});

describe('the scatter chart', () => {
  const optionBy = (colour: string) =>
    scatterOption(
      runs,
      { x: axis('params.lr'), y: axis('params.depth'), colour: axis(colour) },
      'light',
      undefined,
    );

  it('draws runs without the colour’s value in grey, by its name', () => {
    const { series, legend } = optionBy('params.optimizer');
    expect(series.map(({ name, data }) => [name, data.length])).toEqual([
      ['adam', 1],
      ['sgd', 1],
      ['no optimizer', 1],
    ]);
    expect(legend).toBeDefined();
  });

  it('colours all runs that have a number, and has no group for the others', () => {
    const { series, visualMap } = optionBy('params.depth');
    expect(series.map(({ data }) => data.length)).toEqual([3]);
    expect(visualMap).toMatchObject({ min: 3, max: 5, seriesIndex: 0 });
  });
});

describe('marks that turn text around', () => {
  const turned = axesOf(
    comparedFields([
      run('a', { act: `${TURN}relu` }),
      run('b', { act: 'gelu' }),
    ]),
    runs,
  );

  it('are written out on the axes of both charts', () => {
    const words = ['\\u{202E}relu', 'gelu'];
    expect(parallelOption(runs, turned, 'light').parallelAxis).toEqual([
      expect.objectContaining({ data: expect.arrayContaining(words) }),
    ]);
    const { xAxis, series } = scatterOption(
      runs,
      { x: turned[0], y: axis('params.lr'), colour: turned[0] },
      'light',
      undefined,
    );
    expect(xAxis).toMatchObject({ data: expect.arrayContaining(words) });
    expect(series.map(({ name }) => name)).toEqual(
      expect.arrayContaining(words),
    );
  });

  it('are written out at the pointer', () => {
    const named = sampleRun({ name: `${TURN}gnp` });
    const { series } = parallelOption([named], [axis('params.lr')], 'light');
    expect(series[0].tooltip.formatter({ dataIndex: 0 }).textContent).toContain(
      '\\u{202E}gnp',
    );
  });
});
