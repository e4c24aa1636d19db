import {
  directionByName,
  isAsideMetric,
  type MetricDirection,
  type Run,
} from '@slipway/plugin-ml-common';
import { metricNumber } from '../../model/runs/metricNumber';
import { byMeaning } from '../../model/runs/metricOrder';
import { codeOf, environmentOf, tagsOf } from './tagGroups';

/** Where a field comes from, in the order of the page. */
export const fieldGroups = [
  'parameters',
  'metrics',
  'data',
  'code',
  'environment',
  'run',
  'tags',
] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/** What the groups are called. */
export const groupWords: Record<FieldGroup, string> = {
  parameters: 'Parameters',
  metrics: 'Metrics',
  data: 'Data',
  code: 'Code',
  environment: 'Environment',
  run: 'Run',
  tags: 'Tags',
};

/** What a run has for a field. A metric may be NaN or infinite. */
export type FieldValue = string | number;

/** One thing that runs may differ in. */
export type ComparedField = {
  /** Unique; for metrics and parameters as in the run table: `metrics.roc_auc`. */
  id: string;
  group: FieldGroup;
  name: string;
  /** By the run's id; runs without a value are left out. */
  values: ReadonlyMap<string, FieldValue>;
  /** Of a metric, where it is known. */
  direction?: MetricDirection;
  /** What is said of a run without a value. */
  absent?: string;
  /** Runs of which it is not known whether they have a value, each with why. They differ from no other. */
  unknown?: ReadonlyMap<string, string>;
};

const prefixes: Partial<Record<FieldGroup, string>> = { parameters: 'params' };

type Told = [group: FieldGroup, name: string, value: FieldValue | undefined];

const SECOND = 1000;

const dataOf = ({ datasets }: Run): Told[] => {
  const byContext = new Map<string, string[]>();
  for (const { name, digest, context = 'data' } of datasets)
    byContext.set(context, [
      ...(byContext.get(context) ?? []),
      `${name} ${digest}`,
    ]);
  return [...byContext].map(([context, sets]) => [
    'data',
    context,
    sets.sort().join(', '),
  ]);
};

/** Everything that is known of a run. */
const tellOf = (run: Run): Told[] => [
  ...Object.entries(run.parameters).map(
    ([name, value]): Told => ['parameters', name, value],
  ),
  ...run.metrics.map(
    (metric): Told => ['metrics', metric.key, metricNumber(metric)],
  ),
  ...dataOf(run),
  ['code', 'commit', run.source?.commit],
  ['code', 'source', run.source?.url],
  ...codeOf(run.tags).map(([name, value]): Told => ['code', name, value]),
  ...environmentOf(run.tags).map(
    ([name, value]): Told => ['environment', name, value],
  ),
  ['run', 'status', run.status],
  ['run', 'started', run.startedAt],
  [
    'run',
    'seconds',
    run.durationMs === undefined ? undefined : run.durationMs / SECOND,
  ],
  ['run', 'by', run.user],
  ...tagsOf(run.tags).map(([name, value]): Told => ['tags', name, value]),
];

/** Does at least half of so many runs have it? */
export const isCommon = ({ values }: ComparedField, runs: number): boolean =>
  values.size * 2 >= runs;

const inOrder =
  (runs: number) =>
  (a: ComparedField, b: ComparedField): number =>
    fieldGroups.indexOf(a.group) - fieldGroups.indexOf(b.group) ||
    Number(isCommon(b, runs)) - Number(isCommon(a, runs)) ||
    (a.group === 'metrics' ? byMeaning(a.name, b.name) : 0) ||
    (a.group === 'run' ? 0 : a.name.localeCompare(b.name));

/** What is about the machine or the champion makes no run the best. */
const directionOf = (metric: string) =>
  isAsideMetric(metric) ? undefined : directionByName(metric);

/** All that runs can be compared by. `directions` of the model's own rules go before what a metric's name says. */
export const comparedFields = (
  runs: readonly Run[],
  directions: ReadonlyMap<string, MetricDirection> = new Map(),
): ComparedField[] => {
  const fields = new Map<
    string,
    ComparedField & { values: Map<string, FieldValue> }
  >();
  for (const run of runs)
    for (const [group, name, value] of tellOf(run)) {
      if (value === undefined) continue;
      const id = `${prefixes[group] ?? group}.${name}`;
      const field = fields.get(id) ?? {
        id,
        group,
        name,
        values: new Map(),
        direction:
          group === 'metrics'
            ? directions.get(name) ?? directionOf(name)
            : undefined,
      };
      field.values.set(run.id, value);
      fields.set(id, field);
    }
  return [...fields.values()].sort(inOrder(runs.length));
};

/** Do the runs differ in it? A value that only some of them have differs too. */
export const differs = (field: ComparedField, runs: readonly Run[]): boolean =>
  new Set(
    runs
      .filter(({ id }) => !field.unknown?.has(id))
      .map(({ id }) => field.values.get(id)),
  ).size > 1;

/** A run's value, or in words why there is none. */
export const toldOf = (
  { values, unknown, absent }: ComparedField,
  { id }: Run,
): FieldValue | undefined => values.get(id) ?? unknown?.get(id) ?? absent;

/** Has no value a large majority? Then it tells runs apart. */
export const isVaried = (
  field: ComparedField,
  runs: readonly Run[],
): boolean => {
  const counts = new Map<FieldValue | undefined, number>();
  for (const { id } of runs) {
    const value = field.values.get(id);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Math.max(...counts.values()) <= 0.8 * runs.length;
};

/** Ids of the runs with the best value of a metric, where one direction is better and they differ. */
export const bestOf = (
  field: ComparedField,
  runs: readonly Run[],
): ReadonlySet<string> => {
  const numbers = runs.flatMap(({ id }) => {
    const value = field.values.get(id);
    return typeof value === 'number' && Number.isFinite(value)
      ? [{ id, value }]
      : [];
  });
  if (!field.direction || numbers.length < 2 || !differs(field, runs))
    return new Set();
  const values = numbers.map(({ value }) => value);
  const best =
    field.direction === 'higher' ? Math.max(...values) : Math.min(...values);
  return new Set(
    numbers.filter(({ value }) => value === best).map(({ id }) => id),
  );
};
