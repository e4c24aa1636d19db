import {
  quotedKey,
  type Run,
  type RunColumns,
} from '@slipway/plugin-ml-common';
import { metricNumber } from './metricNumber';
import { byMeaning } from './metricOrder';

/** A metric or parameter of runs: `metrics.roc_auc`, `params.lr`. */
export type RunField = {
  kind: 'metrics' | 'params';
  name: string;
  /** Do the runs differ in it? */
  differs?: boolean;
  /** Does at least half of the runs have it? */
  isCommon?: boolean;
};

/** How a field is written in the address and as the id of a column. */
export const fieldId = ({
  kind,
  name,
}: Pick<RunField, 'kind' | 'name'>): string => `${kind}.${name}`;

/** The field's value in a run. */
export const fieldValue = (
  run: Run,
  { kind, name }: RunField,
): string | number | undefined => {
  if (kind === 'params')
    return Object.hasOwn(run.parameters, name)
      ? run.parameters[name]
      : undefined;
  const metric = run.metrics.find(({ key }) => key === name);
  return metric && metricNumber(metric);
};

const inOrder = (a: RunField, b: RunField): number =>
  Number(b.differs) - Number(a.differs) ||
  Number(b.isCommon) - Number(a.isCommon) ||
  a.kind.localeCompare(b.kind) ||
  byMeaning(a.name, b.name);

const names = (runs: Run[]): RunField[] => {
  const metrics = new Set(runs.flatMap(run => run.metrics.map(m => m.key)));
  const params = new Set(runs.flatMap(run => Object.keys(run.parameters)));
  return [
    ...[...metrics].map((name): RunField => ({ kind: 'metrics', name })),
    ...[...params].map((name): RunField => ({ kind: 'params', name })),
  ];
};

const isHalf = (some: number, all: number) => some * 2 >= all;

const seenIn = (runs: Run[], field: RunField): RunField => {
  const values = runs
    .map(run => fieldValue(run, field))
    .filter(value => value !== undefined);
  return {
    ...field,
    differs: new Set(values).size > 1,
    isCommon: isHalf(values.length, runs.length),
  };
};

/**
 * Every metric and parameter of the runs: those that differ between them first, those that most runs have before
 * others, metrics before parameters, then by name.
 */
export const fieldsOf = (runs: Run[]): RunField[] =>
  names(runs)
    .map(field => seenIn(runs, field))
    .sort(inOrder);

/** The same of what the server knows of all matching runs, not only of those that were read. */
export const fieldsOfColumns = ({
  metrics,
  parameters,
}: Pick<RunColumns, 'metrics' | 'parameters'>): RunField[] => {
  const most = Math.max(
    ...[...metrics, ...parameters].map(({ runs }) => runs),
    0,
  );
  const fieldIn =
    (kind: RunField['kind']) =>
    ({ key, differs, runs }: RunColumns['parameters'][number]): RunField => ({
      kind,
      name: key,
      differs,
      isCommon: isHalf(runs, most),
    });
  return [
    ...metrics.map(fieldIn('metrics')),
    ...parameters.map(fieldIn('params')),
  ].sort(inOrder);
};

const FIRST_METRICS = 3;
const FIRST_PARAMETERS = 3;

/** The fields to show when the reader has not chosen any. */
export const firstFields = (fields: RunField[]): RunField[] => [
  ...fields.filter(({ kind }) => kind === 'metrics').slice(0, FIRST_METRICS),
  ...fields.filter(({ kind }) => kind === 'params').slice(0, FIRST_PARAMETERS),
];

const quoted = (key: string) =>
  key.includes('`') ? quotedKey(key) : `\`${key}\``;

/** MLflow's name of the attribute or field that a column sorts by; names are quoted as its grammar wants. */
export const orderOf = (column: string, order: 'asc' | 'desc'): string => {
  const dot = column.indexOf('.');
  const key =
    dot < 0
      ? `attributes.${column}`
      : `${column.slice(0, dot)}.${quoted(column.slice(dot + 1))}`;
  return `${key} ${order.toLocaleUpperCase('en')}`;
};
