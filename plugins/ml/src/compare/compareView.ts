import type { View } from '../design';
import { readRunList } from '../model/runs/selection/runList';
import { readRanges, type Range } from './parallel/ranges';

/** Along what a curve is drawn. */
export const curveAxes = ['step', 'relative', 'wall'] as const;
export type CurveAxis = (typeof curveAxes)[number];

/** Everything that the address says about a comparison. */
export type CompareView = {
  /** Entity reference. */
  model?: string;
  runIds: string[];
  /** Also what is the same in all runs. */
  all: boolean;
  /** The run to promote. */
  chosen?: string;
  axes: string[];
  ranges: Range[];
  x?: string;
  y?: string;
  colour?: string;
  metric?: string;
  by: CurveAxis;
  isLog: boolean;
  /** Weight of what came before, 0 to 0.99. */
  smoothing: number;
};

const MOST_SMOOTH = 0.99;

const weightOf = (text: string | undefined): number => {
  const weight = Number(text ?? 0);
  return Number.isFinite(weight)
    ? Math.min(Math.max(weight, 0), MOST_SMOOTH)
    : 0;
};

/** Reads the address. Words that mean nothing are left out. */
export const compareViewOf = (view: View): CompareView => ({
  model: view.one('model'),
  runIds: readRunList(view.one('runs')),
  all: view.one('all') === 'yes',
  chosen: view.one('chosen'),
  axes: view.all('axis'),
  ranges: readRanges(view.all('range')),
  x: view.one('x'),
  y: view.one('y'),
  colour: view.one('colour'),
  metric: view.one('metric'),
  by: curveAxes.find(axis => axis === view.one('by')) ?? 'step',
  isLog: view.one('log') === 'yes',
  smoothing: weightOf(view.one('smooth')),
});
