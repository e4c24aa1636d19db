import type { Run } from '@slipway/plugin-ml-common';
import { shownText } from '../../design';
import { axisTitle, drawnValue, sayOn, type Axis } from '../fields/axes';
import { linesElement } from '../tooltip';
import { colourByRank } from './colourByRank';

/** From low to high; its lightness goes one way, so that it is read without colours too. */
export const ramps = {
  light: ['#E8A33D', '#B5562B', '#6B2A5E', '#14203F'],
  dark: ['#3B5B8C', '#4E97B5', '#8CCB9E', '#F5E58A'],
};

const axisOf = (axis: Axis, dim: number) => {
  const { scale, field } = axis;
  const common = {
    dim,
    id: field.id,
    name: axisTitle(axis),
    nameLocation: 'end',
    nameTruncate: { maxWidth: 110, ellipsis: '…' },
    realtime: false,
  };
  if (scale.kind === 'words')
    return { ...common, type: 'category', data: scale.words.map(shownText) };
  return scale.isLog
    ? { ...common, type: 'log' }
    : { ...common, type: 'value', scale: true };
};

/** The drawing of runs as lines across axes, coloured by their rank on the last of them. */
export const parallelOption = (
  runs: readonly Run[],
  axes: readonly Axis[],
  mode: 'light' | 'dark',
) => {
  const last = axes[axes.length - 1];
  const colours = last ? colourByRank(runs, last, ramps[mode]) : [];
  return {
    parallel: { left: 48, right: 56, top: 40, bottom: 24 },
    tooltip: { trigger: 'item', confine: true },
    parallelAxis: axes.map(axisOf),
    series: [
      {
        type: 'parallel',
        smooth: false,
        inactiveOpacity: 0.04,
        activeOpacity: 0.9,
        progressive: 0,
        lineStyle: { width: runs.length > 60 ? 1.2 : 2, opacity: 0.8 },
        emphasis: { lineStyle: { width: 4, opacity: 1 } },
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const run = runs[dataIndex];
            return linesElement(
              axes.map(axis => ({ text: sayOn(axis, run) })),
              run.name,
            );
          },
        },
        data: runs.map((run, index) => ({
          name: run.name,
          value: axes.map(axis => drawnValue(axis, run)),
          lineStyle: { color: colours[index] },
        })),
      },
    ],
  };
};
