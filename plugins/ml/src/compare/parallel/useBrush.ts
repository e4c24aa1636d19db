import type { ECharts } from 'echarts/core';
import { useCallback } from 'react';
import type { Axis } from '../fields/axes';
import type { Scale } from '../fields/scales';
import { rangeOn, stretchesOf, type Range } from './ranges';

type Interval = [number, number];
type Brushed = { parallelAxisId: string; intervals: Interval[] };

const isBrushed = (event: unknown): event is Brushed =>
  typeof event === 'object' &&
  event !== null &&
  'parallelAxisId' in event &&
  typeof event.parallelAxisId === 'string' &&
  'intervals' in event &&
  Array.isArray(event.intervals);

/**
 * Keeps the chart's brushes and the address the same: what is brushed goes into the address, what is in the address is
 * drawn as brushes.
 */
export const useBrush = (
  axes: readonly Axis[],
  ranges: readonly Range[],
  onRanges: (ranges: Range[]) => void,
) => {
  const asText = JSON.stringify({
    axes: axes.map(({ field: { id }, scale }) => ({ id, scale })),
    ranges,
  });
  return useCallback(
    (chart: ECharts) => {
      const now: { axes: { id: string; scale: Scale }[]; ranges: Range[] } =
        JSON.parse(asText);
      for (const { id, scale } of now.axes)
        chart.dispatchAction(
          {
            type: 'axisAreaSelect',
            parallelAxisId: id,
            intervals: now.ranges
              .filter(({ field }) => field === id)
              .flatMap(range => stretchesOf(range, scale)),
          },
          { silent: true },
        );
      const brushed = (event: unknown) => {
        if (!isBrushed(event)) return;
        const { parallelAxisId: id, intervals } = event;
        const axis = now.axes.find(one => one.id === id);
        if (!axis) return;
        onRanges([
          ...now.ranges.filter(({ field }) => field !== id),
          ...intervals.map(interval => rangeOn(id, axis.scale, interval)),
        ]);
      };
      chart.on('axisareaselected', brushed);
      return () => {
        chart.off('axisareaselected', brushed);
      };
    },
    [asText, onRanges],
  );
};
