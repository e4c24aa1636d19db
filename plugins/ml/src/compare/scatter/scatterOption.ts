import type { Run } from '@slipway/plugin-ml-common';
import { palettes, sayNumber, shownText } from '../../design';
import { axisTitle, drawnValue, sayOn, type Axis } from '../fields/axes';
import { ramps } from '../parallel/parallelOption';
import { linesElement } from '../tooltip';

const SYMBOLS = [
  'circle',
  'rect',
  'triangle',
  'diamond',
  'pin',
  'arrow',
  'roundRect',
];

const axisOf = (axis: Axis, nameGap: number) => {
  const common = { name: axisTitle(axis), nameLocation: 'middle', nameGap };
  if (axis.scale.kind === 'words')
    return {
      ...common,
      type: 'category',
      data: axis.scale.words.map(shownText),
    };
  return axis.scale.isLog
    ? { ...common, type: 'log' }
    : { ...common, type: 'value', scale: true };
};

/** A point: where it lies, its colour's value, and the position of its run. */
const pointOf =
  (x: Axis, y: Axis, colour: Axis | undefined, chosen: string | undefined) =>
  (run: Run, index: number) => ({
    value: [
      drawnValue(x, run),
      drawnValue(y, run),
      colour ? drawnValue(colour, run) : 0,
      index,
    ],
    symbolSize: run.id === chosen ? 18 : 10,
  });

type Point = ReturnType<ReturnType<typeof pointOf>>;

const hasPlace = ({ value: [x, y] }: Point) => x !== null && y !== null;

/**
 * One series for numbers, one per word where the colour stands for words, so that each has a shape as well; and a grey
 * one for the runs that the colour says nothing of.
 */
export const scatterOption = (
  runs: readonly Run[],
  { x, y, colour }: { x: Axis; y: Axis; colour?: Axis },
  mode: 'light' | 'dark',
  chosen: string | undefined,
) => {
  const all = runs.map(pointOf(x, y, colour, chosen)).filter(hasPlace);
  const points = all.filter(({ value }) => value[2] !== null);
  const none = all.filter(({ value }) => value[2] === null);
  const words = colour?.scale.kind === 'words' ? colour.scale.words : undefined;
  const values = points.flatMap(({ value }) => value[2] ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const hasLegend = words !== undefined || none.length > 0;
  return {
    grid: {
      left: 64,
      right: colour && !words ? 92 : 24,
      top: hasLegend ? 40 : 16,
      bottom: 48,
    },
    tooltip: {
      trigger: 'item',
      formatter: ({ value }: { value: number[] }) => {
        const run = runs[value[3]];
        return linesElement(
          [x, y, ...(colour ? [colour] : [])].map(axis => ({
            text: sayOn(axis, run),
          })),
          run.name,
        );
      },
    },
    legend: hasLegend ? { type: 'scroll', top: 4 } : undefined,
    xAxis: axisOf(x, 30),
    yAxis: axisOf(y, 48),
    visualMap:
      colour && !words && low < high
        ? {
            dimension: 2,
            seriesIndex: 0,
            min: low,
            max: high,
            calculable: false,
            right: 0,
            top: 'middle',
            itemHeight: 120,
            text: [sayNumber(high), sayNumber(low)],
            inRange: { color: ramps[mode] },
            textStyle: { color: mode === 'dark' ? '#A3B1C2' : '#556270' },
          }
        : undefined,
    series: [
      ...(words
        ? words.map((name, index) => ({
            type: 'scatter',
            name: shownText(name),
            symbol: SYMBOLS[index % SYMBOLS.length],
            data: points.filter(({ value }) => value[2] === index),
          }))
        : [
            {
              type: 'scatter',
              name: shownText(colour?.field.name ?? 'runs'),
              symbol: 'circle',
              data: points,
            },
          ]),
      ...(none.length > 0
        ? [
            {
              type: 'scatter',
              name: shownText(`no ${colour?.field.name}`),
              symbol: 'emptyCircle',
              itemStyle: { color: palettes[mode].unknown },
              data: none,
            },
          ]
        : []),
    ],
  };
};
