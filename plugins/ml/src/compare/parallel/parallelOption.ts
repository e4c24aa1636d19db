import type { Run } from '@slipway/plugin-ml-common';
import { axisTitle, drawnValue, type Axis } from '../fields/axes';

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
    return { ...common, type: 'category', data: scale.words };
  return scale.isLog
    ? { ...common, type: 'log' }
    : { ...common, type: 'value', scale: true };
};

/** The drawing of runs as lines across axes, coloured along the last of them. */
export const parallelOption = (
  runs: readonly Run[],
  axes: readonly Axis[],
  mode: 'light' | 'dark',
) => {
  const last = axes[axes.length - 1];
  const values = runs
    .map(run => (last ? drawnValue(last, run) : NaN))
    .filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return {
    parallel: { left: 48, right: 56, top: 40, bottom: 24 },
    parallelAxis: axes.map(axisOf),
    visualMap:
      low < high
        ? {
            show: false,
            dimension: axes.length - 1,
            min: low,
            max: high,
            inRange: { color: ramps[mode] },
          }
        : undefined,
    series: [
      {
        type: 'parallel',
        smooth: false,
        inactiveOpacity: 0.04,
        activeOpacity: 0.9,
        progressive: 0,
        lineStyle: { width: runs.length > 60 ? 1.2 : 2, opacity: 0.8 },
        data: runs.map(run => ({
          name: run.name,
          value: axes.map(axis => drawnValue(axis, run)),
        })),
      },
    ],
  };
};
