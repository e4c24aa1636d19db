import type { ECharts } from 'echarts/core';
import { useCallback } from 'react';
import type { Range } from './ranges';

type Interval = [number, number];
type Brushed = { parallelAxisId: string; intervals: Interval[] };

const isBrushed = (event: unknown): event is Brushed =>
  typeof event === 'object' &&
  event !== null &&
  'parallelAxisId' in event &&
  typeof event.parallelAxisId === 'string' &&
  'intervals' in event &&
  Array.isArray(event.intervals);

const rangesOn = (field: string, intervals: Interval[]): Range[] =>
  intervals.map(([from, to]) => ({
    field,
    from: Math.min(from, to),
    to: Math.max(from, to),
  }));

/**
 * Keeps the chart's brushes and the address the same: what is brushed goes into the address, what is in the address is
 * drawn as brushes.
 */
export const useBrush = (
  axes: readonly string[],
  ranges: readonly Range[],
  onRanges: (ranges: Range[]) => void,
) => {
  const asText = JSON.stringify({ axes, ranges });
  return useCallback(
    (chart: ECharts) => {
      const now: { axes: string[]; ranges: Range[] } = JSON.parse(asText);
      for (const id of now.axes)
        chart.dispatchAction(
          {
            type: 'axisAreaSelect',
            parallelAxisId: id,
            intervals: now.ranges
              .filter(({ field }) => field === id)
              .map(({ from, to }) => [from, to]),
          },
          { silent: true },
        );
      const brushed = (event: unknown) => {
        if (!isBrushed(event)) return;
        const { parallelAxisId: id, intervals } = event;
        onRanges([
          ...now.ranges.filter(({ field }) => field !== id),
          ...rangesOn(id, intervals),
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
