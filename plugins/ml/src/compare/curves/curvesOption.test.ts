import { sampleRun } from '../../model/__testUtils__/samples';
import { TURN } from '../../model/__testUtils__/turnedTexts';
import type { RunLooks } from '../runLook';
import type { CurveLine } from './curveLines';
import { curvesOption } from './curvesOption';

const runs = [
  sampleRun({ id: 'a'.repeat(32), name: 'twin' }),
  sampleRun({ id: 'b'.repeat(32), name: 'twin' }),
  sampleRun({ id: 'c'.repeat(32), name: '<b>other</b>' }),
];
const looks: RunLooks = new Map();
const lines: CurveLine[] = runs.map(({ id }, index) => ({
  runId: id,
  points: [
    [0, index],
    [1, null],
    [2, index],
  ],
}));

const optionOf = (value: number | undefined, isLog = false) =>
  curvesOption(lines, {
    runs,
    looks,
    metric: 'loss',
    by: 'step',
    isLog,
    pointer: { value },
  });

describe('the chart of curves', () => {
  it('names the runs at the pointer, the nearest first, without gaps and as text', () => {
    const hovered = lines.map(({ runId }, index) => ({
      seriesId: runId,
      seriesName: index === 2 ? '<b>other</b>' : runId,
      value: index === 0 ? [1, null] : [1, index],
    }));
    const tip = optionOf(1.9).tooltip.formatter(hovered);
    if (tip === '') throw new Error('nothing is named');
    expect([...tip.children].map(line => line.textContent)).toEqual([
      '<b>other</b>  2',
      `${runs[1].id}  1`,
    ]);
    expect(tip.querySelector('b')).toBeNull();
  });

  it('names nothing where all runs have a gap', () => {
    const gap = { seriesId: runs[0].id, seriesName: 'twin', value: [1, null] };
    expect(optionOf(1).tooltip.formatter([gap])).toBe('');
  });

  it('has an entry of its own in the legend for each run of a name', () => {
    expect(optionOf(undefined).legend?.data).toEqual([
      'twin (aaaaaa)',
      'twin (bbbbbb)',
      '<b>other</b>',
    ]);
  });

  it('writes out marks that turn text around, in names of runs and of the metric', () => {
    const [{ id }] = runs;
    const { legend, yAxis } = curvesOption([{ runId: id, points: [[0, 1]] }], {
      runs: [sampleRun({ id, name: `${TURN}gnp` })],
      looks,
      metric: `${TURN}ssol`,
      by: 'step',
      isLog: false,
      pointer: { value: undefined },
    });
    expect(legend?.data).toEqual(['\\u{202E}gnp']);
    expect(yAxis.name).toBe('\\u{202E}ssol');
  });

  it('says that its axis is logarithmic', () => {
    expect(optionOf(undefined, true).yAxis).toMatchObject({
      type: 'log',
      name: 'loss (log)',
    });
  });

  it('shows a value between gaps as a point', () => {
    const many = Array.from({ length: 30 }, (_, x): [number, number | null] => [
      x,
      x === 1 || x === 3 ? null : x,
    ]);
    const [series] = curvesOption([{ runId: runs[0].id, points: many }], {
      runs,
      looks,
      metric: 'loss',
      by: 'step',
      isLog: false,
      pointer: { value: undefined },
    }).series;
    expect(series).toMatchObject({ showSymbol: true });
    const symbolAt = (dataIndex: number) =>
      'symbol' in series && series.symbol(undefined, { dataIndex });
    expect([0, 2, 5].map(symbolAt)).toEqual(['circle', 'circle', 'none']);
  });
});
