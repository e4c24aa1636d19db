import { InputError } from '@backstage/errors';
import type { Run } from '../../ports';

const CLAUSE =
  /^\s*(metrics?|params?|parameters?|tags?|attributes?)\.(?:`([^`]+)`|"([^"]+)"|([\w.-]+))\s*(!=|>=|<=|=|>|<|LIKE|ILIKE)\s*(?:'([^']*)'|"([^"]*)"|(-?[\d.]+(?:e-?\d+)?))\s*/i;

/** MLflow takes a list of values for the run's id alone. */
const ONE_OF = /^\s*attributes?\.run_id\s+IN\s*\(((?:\s*'[^']*'\s*,?)+)\)\s*/i;

/** A field of a run in the words of MLflow's search grammar: `metrics.rmse`, `attributes.start_time`. */
export function readField(
  run: Run,
  group: string,
  key: string,
): string | number | undefined {
  switch (group[0].toLowerCase()) {
    case 'm':
      return run.metrics.find(metric => metric.key === key)?.value;
    case 'p':
      return run.parameters[key];
    case 't':
      return run.tags[key];
    default:
      return readAttribute(run, key);
  }
}

function readAttribute(run: Run, key: string) {
  switch (key) {
    case 'run_id':
      return run.id;
    case 'run_name':
      return run.name;
    case 'status':
      return run.status;
    case 'start_time':
      return run.startTime;
    case 'end_time':
      return run.endTime;
    default:
      throw new InputError(`Invalid attribute key '${key}'`);
  }
}

/**
 * Reads the part of MLflow's search grammar that AND joins: `metrics.a > 1 and tags.b = 'c'`. Throws `InputError` for
 * anything else.
 */
export function parseRunFilter(filter: string): (run: Run) => boolean {
  const tests: ((run: Run) => boolean)[] = [];
  let rest = filter.trim();
  while (rest !== '') {
    const list = ONE_OF.exec(rest);
    const match = CLAUSE.exec(rest);
    if (list) {
      const ids = new Set(list[1].match(/[^',\s]+/g));
      tests.push(run => ids.has(run.id));
      rest = rest.slice(list[0].length);
    } else if (match) {
      const [
        whole,
        group,
        ticked,
        quoted,
        plain,
        operator,
        single,
        double,
        num,
      ] = match;
      const key = ticked ?? quoted ?? plain;
      const wanted = num === undefined ? single ?? double : Number(num);
      tests.push(run => holds(readField(run, group, key), operator, wanted));
      rest = rest.slice(whole.length);
    } else {
      throw new InputError(`Invalid clause(s) in filter string: '${rest}'`);
    }
    if (rest !== '') {
      const joined = /^and\s+/i.exec(rest);
      if (!joined) {
        throw new InputError(`Invalid clause(s) in filter string: '${rest}'`);
      }
      rest = rest.slice(joined[0].length);
    }
  }
  return run => tests.every(test => test(run));
}

function holds(
  value: string | number | undefined,
  operator: string,
  wanted: string | number,
) {
  if (value === undefined) {
    return false;
  }
  switch (operator.toUpperCase()) {
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case '>':
      return value > wanted;
    case '<':
      return value < wanted;
    case '>=':
      return value >= wanted;
    case '<=':
      return value <= wanted;
    default:
      return String(value)
        .toLowerCase()
        .includes(String(wanted).replaceAll('%', '').toLowerCase());
  }
}
