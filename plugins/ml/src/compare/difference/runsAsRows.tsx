import { isAsideMetric, type Run } from '@slipway/plugin-ml-common';
import type { Column, Sorting } from '../../design';
import { isPackage } from '../environment/packageFields';
import {
  bestOf,
  groupWords,
  isCommon,
  toldOf,
  type ComparedField,
  type FieldGroup,
  type FieldValue,
} from '../fields/comparedFields';
import { scaleOf } from '../fields/scales';
import { ChooseRun } from './ChooseRun';
import type { DifferenceProps } from './differenceProps';
import { FieldCell } from './FieldCell';
import { RunHead } from './RunHead';

const fieldColumn = (field: ComparedField, runs: Run[]): Column<Run> => {
  const best = bestOf(field, runs);
  return {
    id: field.id,
    title: field.name,
    about: groupWords[field.group],
    // A version is no number, however much it looks like one.
    number: !isPackage(field) && scaleOf(field)?.kind === 'numbers',
    sortable: true,
    text: run => toldOf(field, run),
    cell: run => (
      <FieldCell field={field} run={run} isBest={best.has(run.id)} />
    ),
  };
};

/** Width of the column in which a run is chosen, in pixels. */
const CHOSEN = 80;

const columnOrder: FieldGroup[] = [
  'metrics',
  'parameters',
  'data',
  'code',
  'environment',
  'tags',
  'run',
];

/** What came out first, then what went in; what few runs have is last. */
const inColumnOrder = (fields: ComparedField[], runs: number) =>
  [...fields].sort(
    (a, b) =>
      Number(isCommon(b, runs)) - Number(isCommon(a, runs)) ||
      Number(isAsideMetric(a.name)) - Number(isAsideMetric(b.name)) ||
      columnOrder.indexOf(a.group) - columnOrder.indexOf(b.group),
  );

/** A line for each run. It reads best for many. */
export const runsAsRows = ({
  model,
  runs,
  fields,
  looks,
  chosen,
  onChoose,
}: DifferenceProps): Column<Run>[] => [
  {
    id: 'chosen',
    title: 'Chosen',
    held: 0,
    width: CHOSEN,
    cell: run => <ChooseRun run={run} chosen={chosen} onChoose={onChoose} />,
  },
  {
    id: 'run',
    title: 'Run',
    names: true,
    held: CHOSEN,
    text: run => run.name,
    cell: run => <RunHead model={model} run={run} look={looks.get(run.id)} />,
  },
  ...inColumnOrder(fields, runs.length).map(field => fieldColumn(field, runs)),
];

const placeOf = (value: FieldValue | undefined): 0 | 1 | 2 => {
  if (value === undefined) return 2;
  return Number.isNaN(value) ? 1 : 0;
};

const compare = (a: FieldValue, b: FieldValue): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'en', { numeric: true });

/** The runs by one field; those whose value is not a number, then those without one last, whichever way. */
export const sortRuns = (
  runs: Run[],
  field: ComparedField | undefined,
  order: Sorting['order'],
): Run[] => {
  if (!field) return runs;
  const sign = order === 'asc' ? 1 : -1;
  return [...runs].sort((a, b) => {
    const [left, right] = [a, b].map(({ id }) => field.values.get(id));
    const places = [left, right].map(placeOf);
    if (left === undefined || right === undefined || places.some(Boolean))
      return places[0] - places[1];
    return sign * compare(left, right);
  });
};
