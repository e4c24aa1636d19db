import type { RunCurves } from '@slipway/plugin-ml-common';
import type { CurveAxis } from '../compareView';
import { smooth } from './smoothing';

type RunCurve = RunCurves['curves'][number];

/** A curve as it is drawn: points `[x, y]`; x is a step, seconds, or milliseconds since 1970. */
export type CurveLine = {
  runId: string;
  points: [number, number][];
  /** Before smoothing; absent where nothing was smoothed. */
  raw?: [number, number][];
};

const SECOND = 1000;

const along = (by: CurveAxis, { points }: RunCurve): number[] => {
  const times = points.map(({ timestamp }) => Date.parse(timestamp));
  if (by === 'step') return points.map(({ step }) => step);
  return by === 'wall' ? times : times.map(time => (time - times[0]) / SECOND);
};

/** The points to draw: along step or time, smoothed; without what a logarithmic axis cannot show. */
export const curveLines = (
  curves: readonly RunCurve[],
  how: { by: CurveAxis; isLog: boolean; smoothing: number },
): CurveLine[] =>
  curves.map(curve => {
    const x = along(how.by, curve);
    const values = curve.points.map(({ value }) => value);
    const drawn = (ys: (number | null)[]) =>
      ys.flatMap((y, index): [number, number][] =>
        y === null || (how.isLog && y <= 0) ? [] : [[x[index], y]],
      );
    return {
      runId: curve.runId,
      points: drawn(smooth(values, how.smoothing)),
      raw: how.smoothing > 0 ? drawn(values) : undefined,
    };
  });
