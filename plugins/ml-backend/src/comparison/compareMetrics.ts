import {
  CHAMPION_METRIC_PREFIX,
  isAsideMetric,
  type ComparedMetric,
  type MetricDirection,
} from '@slipway/plugin-ml-common';
import { CHAMPION_TAG, evaluationDataOf } from './evaluationData';

/** What of a run, in a port's words or in the API's, a comparison of metrics needs. */
export type MeasuredRun = {
  metrics: readonly { key: string; value?: number | null }[];
  tags: Readonly<Record<string, string>>;
  datasets: readonly { digest: string; context?: string }[];
};

/** A version with the run that made it, where it is known. */
export type MeasuredVersion = { version: string; run?: MeasuredRun };

/** Which metrics come first, which way each is better, and how many at most. */
export type MetricChoice = {
  first: readonly string[];
  directionOf: (metric: string) => MetricDirection | undefined;
  most: number;
};

type Measures = { values: Map<string, number>; onOther: Map<string, number> };

/**
 * Metrics of both versions, each with whether they were measured on the same data: the two runs read the same evaluation
 * data, or one of them evaluated the other version on its own (`champion.<metric>`). Pure.
 */
export function compareMetrics(
  left: MeasuredVersion,
  right: MeasuredVersion,
  { first, directionOf, most }: MetricChoice,
): ComparedMetric[] {
  const same =
    left.version === right.version || shareEvaluationData(left, right);
  const mine = measuresOf(left, right);
  const theirs = measuresOf(right, left);
  const names = [
    ...first,
    ...[...new Set([...mine.values.keys(), ...theirs.values.keys()])].sort(),
  ].filter(name => !isAsideMetric(name));
  return [...new Set(names)].slice(0, most).map(name => {
    // What the right run measured of the left version on its own data goes before, then the other way round.
    const leftThere = theirs.onOther.get(name);
    const rightThere =
      leftThere === undefined ? mine.onOther.get(name) : undefined;
    return rowOf(name, {
      left: leftThere ?? mine.values.get(name),
      right: rightThere ?? theirs.values.get(name),
      sameData: leftThere !== undefined || rightThere !== undefined || same,
      direction: directionOf(name),
    });
  });
}

function rowOf(
  name: string,
  values: {
    left?: number;
    right?: number;
    sameData: boolean;
    direction?: MetricDirection;
  },
): ComparedMetric {
  const { left, right, sameData, direction } = values;
  const row: ComparedMetric = { name, sameData };
  if (direction) row.direction = direction;
  if (left !== undefined) row.left = left;
  if (right !== undefined) row.right = right;
  if (left === undefined || right === undefined) return row;
  row.delta = right - left;
  if (direction && row.delta !== 0) {
    row.better = direction === 'higher' ? row.delta > 0 : row.delta < 0;
  }
  if (!sameData) row.why = 'The two were not evaluated on the same data';
  return row;
}

function measuresOf(
  { run }: MeasuredVersion,
  other: MeasuredVersion,
): Measures {
  const values = new Map<string, number>();
  for (const { key, value } of run?.metrics ?? []) {
    if (typeof value === 'number' && Number.isFinite(value)) {
      values.set(key, value);
    }
  }
  const measuredOther = run?.tags[CHAMPION_TAG] === other.version;
  const onOther = [...values].flatMap(([key, value]): [string, number][] =>
    measuredOther && key.startsWith(CHAMPION_METRIC_PREFIX)
      ? [[key.slice(CHAMPION_METRIC_PREFIX.length), value]]
      : [],
  );
  return { values, onOther: new Map(onOther) };
}

function shareEvaluationData(left: MeasuredVersion, right: MeasuredVersion) {
  if (!left.run || !right.run) return false;
  const data = evaluationDataOf(left.run);
  return data.length > 0 && data.join() === evaluationDataOf(right.run).join();
}
