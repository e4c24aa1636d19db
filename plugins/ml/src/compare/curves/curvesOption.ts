import type { Run } from '@slipway/plugin-ml-common';
import { sayNumber, shownText } from '../../design';
import type { CurveAxis } from '../compareView';
import { runLabels, type RunLooks } from '../runLook';
import { linesElement } from '../tooltip';
import { alone, type CurveLine } from './curveLines';

/** What the axes along which curves are drawn are called. */
export const axisWords: Record<CurveAxis, string> = {
  step: 'step',
  relative: 'seconds since the first value',
  wall: 'time',
};

/** Where the pointer is on the vertical axis, in the metric's own unit. */
export type Pointer = { value: number | undefined };

const MOST_NAMED = 10;
const MOST_WITH_LEGEND = 8;
const MOST_RAW = 12;
const FEW_POINTS = 20;

type Hovered = {
  seriesId?: string;
  seriesName?: string;
  color?: string;
  value: [number, number | null];
};

const isHovered = (value: unknown): value is Hovered =>
  typeof value === 'object' && value !== null && 'value' in value;

const isRaw = ({ seriesId }: Pick<Hovered, 'seriesId'>) =>
  seriesId?.startsWith('raw ');

/** Names the runs at the pointer: the nearest first, in bold. Nothing where all of them have a gap. */
const namesAt = (hovered: unknown, pointer: Pointer): HTMLElement | '' => {
  const runs = [hovered]
    .flat()
    .filter(isHovered)
    .flatMap(({ value: [, y], ...one }) =>
      y === null || isRaw(one) ? [] : [{ ...one, y }],
    );
  const far = ({ y }: { y: number }) =>
    pointer.value === undefined ? -y : Math.abs(y - pointer.value);
  const sorted = [...runs].sort((a, b) => far(a) - far(b));
  const lines = sorted
    .slice(0, MOST_NAMED)
    .map(({ seriesName, color, y }, index) => ({
      text: `${seriesName}  ${sayNumber(y)}`,
      colour: color,
      strong: index === 0,
    }));
  const left = sorted.length - lines.length;
  if (lines.length === 0) return '';
  return linesElement(
    left > 0 ? [...lines, { text: `and ${left} more` }] : lines,
  );
};

/** Curves of one metric, a line for each run; behind smoothed ones the values themselves. */
export const curvesOption = (
  lines: readonly CurveLine[],
  how: {
    runs: readonly Run[];
    looks: RunLooks;
    metric: string;
    by: CurveAxis;
    isLog: boolean;
    chosen?: string;
    pointer: Pointer;
  },
) => {
  const names = runLabels(how.runs);
  const hasLegend = lines.length <= MOST_WITH_LEGEND;
  const series = lines.map(({ runId, points }) => {
    const look = how.looks.get(runId);
    const isDotted = points.length < FEW_POINTS && lines.length < FEW_POINTS;
    const lone = alone(points);
    return {
      type: 'line',
      id: runId,
      name: names.get(runId) ?? runId,
      data: points,
      showSymbol: isDotted || lone.size > 0,
      symbol: (_: unknown, { dataIndex }: { dataIndex: number }) =>
        isDotted || lone.has(dataIndex) ? 'circle' : 'none',
      triggerLineEvent: true,
      emphasis: { focus: 'series', lineStyle: { width: 4 } },
      itemStyle: { color: look?.colour },
      lineStyle: {
        color: look?.colour,
        type: look?.dash,
        width: runId === how.chosen ? 3.5 : 1.5,
      },
      z: runId === how.chosen ? 3 : 2,
    };
  });
  const raw =
    lines.length > MOST_RAW
      ? []
      : lines.flatMap(({ runId, raw: points }) =>
          points
            ? [
                {
                  type: 'line',
                  id: `raw ${runId}`,
                  data: points,
                  showSymbol: false,
                  silent: true,
                  lineStyle: {
                    color: how.looks.get(runId)?.colour,
                    width: 1,
                    opacity: 0.25,
                  },
                },
              ]
            : [],
        );
  return {
    grid: { left: 64, right: 24, top: hasLegend ? 40 : 16, bottom: 44 },
    legend: hasLegend
      ? { type: 'scroll', top: 4, data: series.map(({ name }) => name) }
      : undefined,
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (hovered: unknown) => namesAt(hovered, how.pointer),
    },
    xAxis: {
      type: how.by === 'wall' ? 'time' : 'value',
      name: axisWords[how.by],
      nameLocation: 'middle',
      nameGap: 28,
      minInterval: how.by === 'step' ? 1 : undefined,
      min: 'dataMin',
      max: 'dataMax',
    },
    yAxis: {
      type: how.isLog ? 'log' : 'value',
      scale: true,
      name: shownText(how.isLog ? `${how.metric} (log)` : how.metric),
      nameLocation: 'middle',
      nameGap: 48,
    },
    series: [...raw, ...series],
  };
};
