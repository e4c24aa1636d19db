import type { Comparison } from '@slipway/plugin-ml-common';
import type { Run } from '@slipway/plugin-ml-node';
import { CHAMPION_TAG, evaluationDataOf } from '../gates';
import type { MetricRule } from '../policy';

type Row = Comparison['metrics'][number];

/** Prefix under which a training run logs the champion's metrics on its own data (docs/reference/contracts.md). */
const CHAMPION_PREFIX = 'champion.';
// A page shows them all; a run with thousands of metrics is not read by a person.
const MAX_METRICS = 60;

/** Metrics of both sides, primary ones first, each with whether they were measured on the same data. Pure. */
export function compareMetrics(
  primary: readonly MetricRule[],
  candidate: Run | undefined,
  champion: { version: string; run?: Run } | undefined,
  sameVersion: boolean,
): Row[] {
  const mine = valuesOf(candidate);
  const theirs = valuesOf(champion?.run);
  const evaluated =
    champion !== undefined &&
    candidate?.tags[CHAMPION_TAG] === champion.version;
  const sameData =
    sameVersion ||
    (candidate !== undefined &&
      champion?.run !== undefined &&
      shareEvaluationData(candidate, champion.run));
  const names = [
    ...primary.map(({ name }) => name),
    ...[...new Set([...mine.keys(), ...theirs.keys()])].sort(),
  ].filter(name => !isAside(name));
  return [...new Set(names)].slice(0, MAX_METRICS).map(name => {
    const onMyData = evaluated ? mine.get(CHAMPION_PREFIX + name) : undefined;
    return rowOf(
      name,
      mine.get(name),
      onMyData ?? theirs.get(name),
      onMyData !== undefined || sameData,
      primary.find(one => one.name === name),
    );
  });
}

function rowOf(
  name: string,
  candidate: number | undefined,
  champion: number | undefined,
  sameData: boolean,
  rule: MetricRule | undefined,
): Row {
  const row: Row = { name, sameData };
  if (candidate !== undefined) row.candidate = candidate;
  if (champion !== undefined) row.champion = champion;
  if (candidate !== undefined && champion !== undefined) {
    row.delta = candidate - champion;
    if (rule && row.delta !== 0) {
      row.better = rule.direction === 'higher' ? row.delta > 0 : row.delta < 0;
    }
    if (!sameData) {
      row.why = 'The two were not evaluated on the same data';
    }
  }
  return row;
}

function shareEvaluationData(a: Run, b: Run): boolean {
  const data = evaluationDataOf(a);
  return data.length > 0 && data.join() === evaluationDataOf(b).join();
}

function valuesOf(run: Run | undefined): Map<string, number> {
  return new Map(
    (run?.metrics ?? [])
      .filter(({ value }) => Number.isFinite(value))
      .map(({ key, value }) => [key, value]),
  );
}

function isAside(name: string) {
  return name.startsWith(CHAMPION_PREFIX) || name.startsWith('system/');
}
