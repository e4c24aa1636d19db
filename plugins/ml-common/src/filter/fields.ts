import type {
  RunAttribute,
  RunDatasetKey,
  RunField,
  RunOperator,
} from './types';

/** MLflow's names of what a field belongs to; the first of each is the one that is proposed. */
export const GROUPS: Record<RunField['group'], readonly string[]> = {
  metric: ['metrics', 'metric'],
  parameter: ['params', 'parameters', 'parameter', 'param'],
  tag: ['tags', 'tag'],
  attribute: ['attributes', 'attribute', 'attr', 'run'],
  dataset: ['datasets', 'dataset'],
};

/** Attributes and MLflow's other names for them. */
export const ATTRIBUTES: Record<RunAttribute, readonly string[]> = {
  run_name: ['run_name', 'run name', 'Run name', 'Run Name'],
  status: ['status'],
  start_time: ['start_time', 'created', 'Created'],
  end_time: ['end_time'],
  user_id: ['user_id'],
  run_id: ['run_id'],
  artifact_uri: ['artifact_uri'],
};

/** What can be asked of data. */
export const DATASET_KEYS: readonly RunDatasetKey[] = [
  'name',
  'digest',
  'context',
];

/** Values of `status`. */
export const STATUSES = [
  'FINISHED',
  'RUNNING',
  'FAILED',
  'KILLED',
  'SCHEDULED',
] as const;

const NUMERIC: RunOperator[] = ['=', '!=', '<', '<=', '>', '>='];
const TEXT: RunOperator[] = ['=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN'];
const PRESENCE: RunOperator[] = ['IS NULL', 'IS NOT NULL'];

const keyOf = <K extends string>(
  names: Record<K, readonly string[]>,
  isOne: (name: string) => boolean,
): K | undefined => {
  for (const key in names) if (names[key].some(isOne)) return key;
  return undefined;
};

/** The group of that name. */
export const groupNamed = (name: string): RunField['group'] | undefined =>
  keyOf(GROUPS, one => one === name.toLowerCase());

/** The attribute of that name. */
export const attributeNamed = (name: string): RunAttribute | undefined =>
  keyOf(ATTRIBUTES, one => one === name);

/** Whether values of a field are numbers. Times are milliseconds since the epoch. */
export const isNumeric = ({ group, key }: RunField): boolean =>
  group === 'metric' ||
  (group === 'attribute' && (key === 'start_time' || key === 'end_time'));

/** The comparisons that a field knows. More than in MLflow: lists for every text, presence of metrics. */
export function operatorsOf(field: RunField): RunOperator[] {
  const own = isNumeric(field) ? NUMERIC : TEXT;
  return field.group === 'attribute' || field.group === 'dataset'
    ? own
    : [...own, ...PRESENCE];
}

/** Those of them that MLflow itself knows. */
export function mlflowOperatorsOf(field: RunField): RunOperator[] {
  const { group, key } = field;
  const hasLists =
    group === 'dataset' || (group === 'attribute' && key === 'run_id');
  return operatorsOf(field).filter(
    operator =>
      (hasLists || (operator !== 'IN' && operator !== 'NOT IN')) &&
      (group !== 'metric' || !PRESENCE.includes(operator)),
  );
}
