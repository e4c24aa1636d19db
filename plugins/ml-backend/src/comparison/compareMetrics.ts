import {
  CHAMPION_METRIC_PREFIX,
  isAsideMetric,
  type ComparedMetric,
  type MetricDirection,
} from '@slipway/plugin-ml-common';
import { toTime } from '../ports/toTime';
import { CHAMPION_TAG, evaluationDataOf } from './evaluationData';

/** What of a run, in a port's words or in the API's, a comparison of metrics needs. */
export type MeasuredRun = {
  name: string;
  metrics: readonly {
    key: string;
    value?: number | null;
    /** RFC 3339, or milliseconds since the epoch as its source says them, which may be no time at all. */
    timestamp: string | number;
  }[];
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

type Measure = {
  value: number;
  from: NonNullable<ComparedMetric['leftFrom']>;
};

type Measures = { values: Map<string, Measure>; onOther: Map<string, Measure> };

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
  measured: {
    left?: Measure;
    right?: Measure;
    sameData: boolean;
    direction?: MetricDirection;
  },
): ComparedMetric {
  const { left, right, sameData, direction } = measured;
  const row: ComparedMetric = {
    name,
    sameData,
    ...(direction ? { direction } : {}),
    ...(left ? { left: left.value, leftFrom: left.from } : {}),
    ...(right ? { right: right.value, rightFrom: right.from } : {}),
  };
  if (!left || !right) return row;
  row.delta = right.value - left.value;
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
  const values = new Map<string, Measure>();
  if (!run) return { values, onOther: new Map() };
  for (const { key, value, timestamp } of run.metrics) {
    if (typeof value === 'number' && Number.isFinite(value)) {
      const at = toTime(
        typeof timestamp === 'number' ? timestamp : Date.parse(timestamp),
      );
      values.set(key, { value, from: { run: run.name, at } });
    }
  }
  const measuredOther = run.tags[CHAMPION_TAG] === other.version;
  const onOther = [...values].flatMap(([key, value]): [string, Measure][] =>
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
