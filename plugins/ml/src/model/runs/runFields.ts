import type { Run } from '@slipway/plugin-ml-common';
import { byMeaning } from './metricOrder';

/** A metric or parameter of runs: `metrics.roc_auc`, `params.lr`. */
export type RunField = { kind: 'metrics' | 'params'; name: string };

/** How a field is written in the address and as the id of a column. */
export const fieldId = ({ kind, name }: RunField): string => `${kind}.${name}`;

/** The field's value in a run. */
export const fieldValue = (
  run: Run,
  { kind, name }: RunField,
): string | number | null | undefined =>
  kind === 'params'
    ? run.parameters[name]
    : run.metrics.find(({ key }) => key === name)?.value;

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
    .map(field => ({ field, differs: variety(runs, field) > 1 }))
    .sort(
      (a, b) =>
        Number(b.differs) - Number(a.differs) ||
        a.field.kind.localeCompare(b.field.kind) ||
        byMeaning(a.field.name, b.field.name),
    )
    .map(({ field }) => field);

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
