import type { Run, RunColumns } from '@slipway/plugin-ml-common';
import { byMeaning } from './metricOrder';

/** A metric or parameter of runs: `metrics.roc_auc`, `params.lr`. */
export type RunField = {
  kind: 'metrics' | 'params';
  name: string;
  /** Do the runs differ in it? */
  differs?: boolean;
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
): string | number | null | undefined =>
  kind === 'params'
    ? run.parameters[name]
    : run.metrics.find(({ key }) => key === name)?.value;

const inOrder = (a: RunField, b: RunField): number =>
  Number(b.differs) - Number(a.differs) ||
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

const variety = (runs: Run[], field: RunField) =>
  new Set(
    runs
      .map(run => fieldValue(run, field))
      .filter(value => value !== undefined),
  ).size;

/**
 * Every metric and parameter of the runs: those that differ between them first, metrics before parameters, then by
 * name.
 */
export const fieldsOf = (runs: Run[]): RunField[] =>
  names(runs)
    .map(field => ({ ...field, differs: variety(runs, field) > 1 }))
    .sort(inOrder);

/** The same of what the server knows of all matching runs, not only of those that were read. */
export const fieldsOfColumns = (columns: RunColumns): RunField[] =>
  [
    ...columns.metrics.map(
      ({ key, differs }): RunField => ({ kind: 'metrics', name: key, differs }),
    ),
    ...columns.parameters.map(
      ({ key, differs }): RunField => ({ kind: 'params', name: key, differs }),
    ),
  ].sort(inOrder);

const FIRST_METRICS = 3;
const FIRST_PARAMETERS = 3;

/** The fields to show when the reader has not chosen any. */
export const firstFields = (fields: RunField[]): RunField[] => [
  ...fields.filter(({ kind }) => kind === 'metrics').slice(0, FIRST_METRICS),
  ...fields.filter(({ kind }) => kind === 'params').slice(0, FIRST_PARAMETERS),
];

/** MLflow's name of the attribute or field that a column sorts by; names are quoted as its grammar wants. */
export const orderOf = (column: string, order: 'asc' | 'desc'): string => {
  const dot = column.indexOf('.');
  const key =
    dot < 0
      ? `attributes.${column}`
      : `${column.slice(0, dot)}.\`${column.slice(dot + 1)}\``;
  return `${key} ${order.toLocaleUpperCase('en')}`;
};
