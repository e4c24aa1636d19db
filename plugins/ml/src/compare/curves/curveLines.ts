import type { RunCurves } from '@slipway/plugin-ml-common';
import type { CurveAxis } from '../compareView';

type RunCurve = RunCurves['curves'][number];

/** A point `[x, y]`; x is a step, seconds, or milliseconds since 1970. Without y the line has a gap there. */
export type LinePoint = [x: number, y: number | null];

/** A curve as it is drawn. */
export type CurveLine = {
  runId: string;
  points: LinePoint[];
  /** Before smoothing; absent where nothing was smoothed. */
  raw?: LinePoint[];
};

const SECOND = 1000;

const xOf = (
  by: CurveAxis,
  { step, timestamp }: RunCurve['points'][number],
  first: number,
): number => {
  if (by === 'step') return step;
  const time = Date.parse(timestamp);
  return by === 'wall' ? time : (time - first) / SECOND;
};

/** The points to draw, along step or time; gaps where there is no number, or none that a logarithmic axis can show. */
export const curveLines = (
  curves: readonly RunCurve[],
  how: { by: CurveAxis; isLog: boolean },
): CurveLine[] =>
  curves.map(({ runId, points, smoothed }) => {
    const first = Math.min(
      ...points.map(({ timestamp }) => Date.parse(timestamp)),
    );
    const drawn = (line: RunCurve['points']) =>
      line.map((point): LinePoint => {
        const { value } = point;
        const isGap = value === null || (how.isLog && value <= 0);
        return [xOf(how.by, point, first), isGap ? null : value];
      });
    return smoothed
      ? { runId, points: drawn(smoothed), raw: drawn(points) }
      : { runId, points: drawn(points) };
  });

/** The places of a line's points that have a gap on both sides, so that no stroke shows them. */
export const alone = (points: readonly LinePoint[]): ReadonlySet<number> => {
  const isGap = (at: number) => (points[at]?.[1] ?? null) === null;
  return new Set(
    points.flatMap((_, at) =>
      !isGap(at) && isGap(at - 1) && isGap(at + 1) ? at : [],
    ),
  );
};
