import type { Observation } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import { Chart, sayNumber } from '../design';

type Distribution = NonNullable<Observation['distribution']>;

/** The bins in words: between two edges, or a category. */
export const binsOf = ({ edges, categories, window }: Distribution): string[] =>
  categories ??
  window.map((_, index) =>
    edges
      ? `${sayNumber(edges[index])} – ${sayNumber(edges[index + 1])}`
      : `bin ${index + 1}`,
  );

/** Counts as shares of their sum, so that a window and a longer baseline can be laid over each other. */
export const sharesOf = (counts: number[]): number[] => {
  const sum = counts.reduce((a, b) => a + b, 0);
  return counts.map(count => (sum > 0 ? count / sum : 0));
};

const percent = (share: number) => Number((share * 100).toFixed(2));

/** The distributions of baseline and window over each other. */
export const DistributionChart = ({
  name,
  unit,
  distribution,
}: {
  name: string;
  unit?: string;
  distribution: Distribution;
}) => {
  const drawn = useMemo(() => {
    const bins = binsOf(distribution);
    const baseline = sharesOf(distribution.baseline).map(percent);
    const window = sharesOf(distribution.window).map(percent);
    return {
      table: {
        columns: [name, 'Baseline, %', 'Window, %'],
        rows: bins.map((bin, index) => [bin, baseline[index], window[index]]),
      },
      option: {
        legend: { top: 0 },
        grid: { left: 52, right: 16, top: 32, bottom: 64 },
        tooltip: { trigger: 'axis' },
        xAxis: {
          type: 'category',
          data: bins,
          name: unit ? `${name}, ${unit}` : name,
          nameLocation: 'middle',
          nameGap: 46,
          axisLabel: { rotate: bins.length > 8 ? 35 : 0, hideOverlap: true },
        },
        yAxis: {
          type: 'value',
          name: 'share, %',
          nameLocation: 'middle',
          nameGap: 36,
        },
        series: [
          {
            type: 'bar',
            name: 'Baseline',
            data: baseline,
            barGap: '-100%',
            itemStyle: { opacity: 0.6 },
          },
          {
            type: 'bar',
            name: 'Window',
            data: window,
            itemStyle: { opacity: 0.6 },
          },
        ],
      },
    };
  }, [distribution, name, unit]);
  return (
    <Chart
      label={`Distribution of ${name} in the baseline and in the window`}
      height={280}
      {...drawn}
    />
  );
};
