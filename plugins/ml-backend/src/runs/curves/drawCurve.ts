import { thinCurve, type MetricPoint } from '@slipway/plugin-ml-node';
import { toShownValue } from '../runWords';
import { smooth } from './smooth';

/** Along what a curve is drawn. */
export type CurveAxis = 'step' | 'time';

/** How curves are wanted. */
export type CurveForm = {
  maxPoints: number;
  /** Steps without it. */
  along?: CurveAxis;
  /** Weight of what came before, 0 to below 1; nothing is smoothed without it. */
  smoothing?: number;
};

const placeOn: Record<CurveAxis, (point: MetricPoint) => number> = {
  step: ({ step }) => step,
  time: ({ timestamp }) => timestamp,
};

/** What no chart can draw is a gap. */
const drawable = (value: number) => toShownValue(value).value ?? NaN;

/**
 * A history as it is drawn, in the order of its axis. It is smoothed before it is thinned: afterwards the weight would
 * be one of stretches, not of values.
 */
export function drawCurve(
  history: readonly MetricPoint[],
  { maxPoints, along = 'step', smoothing = 0 }: CurveForm,
): { points: readonly MetricPoint[]; smoothed?: readonly MetricPoint[] } {
  const place = placeOn[along];
  const line = history
    .map(point => ({ ...point, value: drawable(point.value) }))
    .sort((a, b) => place(a) - place(b));
  const points = thinCurve(line, maxPoints, place);
  if (smoothing === 0) return { points };
  const values = smooth(
    line.map(({ value }) => value),
    smoothing,
  );
  const smoothed = line.map((point, at) => ({ ...point, value: values[at] }));
  return { points, smoothed: thinCurve(smoothed, maxPoints, place) };
}
