import type { RunCondition, RunField, RunFilter } from './types';

/** What a filter looks at. Times in milliseconds since the epoch; a metric may be NaN. */
export type FilteredRun = {
  metrics: Readonly<Record<string, number>>;
  parameters: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  attributes: Readonly<Record<string, string | number | undefined>>;
  datasets: readonly {
    name: string;
    digest: string;
    context?: string;
  }[];
};

const datasetValues = (
  run: FilteredRun,
  key: Extract<RunField, { group: 'dataset' }>['key'],
) => run.datasets.map(dataset => dataset[key]);

/** Does a filter let a run through? Values that a run does not have satisfy `IS NULL` alone. */
export function matchesRun(filter: RunFilter, run: FilteredRun): boolean {
  switch (filter.type) {
    case 'and':
      return filter.parts.every(part => matchesRun(part, run));
    case 'or':
      return filter.parts.some(part => matchesRun(part, run));
    default:
      return filter.field.group === 'dataset'
        ? datasetValues(run, filter.field.key).some(value =>
            holds(value, filter),
          )
        : holds(valueOf(run, filter.field), filter);
  }
}

function valueOf(
  run: FilteredRun,
  { group, key }: Exclude<RunField, { group: 'dataset' }>,
): string | number | undefined {
  switch (group) {
    case 'metric':
      return run.metrics[key];
    case 'parameter':
      return run.parameters[key];
    case 'tag':
      return run.tags[key];
    default:
      return run.attributes[key];
  }
}

function holds(
  value: string | number | undefined,
  { operator, value: wanted }: RunCondition,
): boolean {
  if (operator === 'IS NULL') return value === undefined;
  if (value === undefined) return false;
  switch (operator) {
    case 'IS NOT NULL':
      return true;
    case 'IN':
      return Array.isArray(wanted) && wanted.includes(String(value));
    case 'NOT IN':
      return Array.isArray(wanted) && !wanted.includes(String(value));
    case 'LIKE':
    case 'ILIKE':
      return patternOf(String(wanted), operator === 'ILIKE').test(
        String(value),
      );
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    default:
      return compares(Number(value), operator, Number(wanted));
  }
}

function compares(
  value: number,
  operator: '<' | '<=' | '>' | '>=',
  wanted: number,
) {
  switch (operator) {
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    case '>':
      return value > wanted;
    default:
      return value >= wanted;
  }
}

function patternOf(pattern: string, ignoresCase: boolean): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%/g, '[^]*')
    .replace(/_/g, '[^]');
  return new RegExp(`^${source}$`, ignoresCase ? 'iu' : 'u');
}
