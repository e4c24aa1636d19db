import { GROUPS, mlflowOperatorsOf } from './fields';
import { parseRunFilter } from './parse';
import { tokensOf, type Token } from './tokens';
import {
  RunFilterError,
  type RunCondition,
  type RunField,
  type RunFilter,
} from './types';

const refusal = (
  { raw, position }: Token,
  expected: string[],
): RunFilterError =>
  new RunFilterError(`MLflow itself knows no «${raw}» here`, {
    position,
    length: raw.length,
    expected,
  });

const firstOf = (filter: RunFilter): RunCondition =>
  filter.type === 'condition' ? filter : firstOf(filter.parts[0]);

/** The conditions of a filter that `AND` alone joins. */
function conditionsOf(
  filter: RunFilter,
  tokens: readonly Token[],
): RunCondition[] {
  if (filter.type === 'condition') return [filter];
  if (filter.type === 'or') {
    const { position } = firstOf(filter.parts[1]);
    const or = tokens.findLast(
      ({ type, raw, position: at }) =>
        at < position && type === 'word' && raw.toUpperCase() === 'OR',
    );
    throw refusal(or ?? tokens[0], ['AND']);
  }
  return filter.parts.flatMap(part => conditionsOf(part, tokens));
}

function writeField({ group, key }: RunField): string {
  const [name] = GROUPS[group];
  const quote = ['`', '"', "'"].find(one => !key.includes(one)) ?? '`';
  return `${name}.${quote}${key}${quote}`;
}

function writeCondition(
  { field, operator, position, length }: RunCondition,
  text: string,
  tokens: readonly Token[],
): string {
  const begin = tokens.findIndex(token => token.position === position) + 1;
  const known = mlflowOperatorsOf(field);
  if (!known.includes(operator)) throw refusal(tokens[begin], known);
  const written = `${writeField(field)} ${operator}`;
  const value = tokens[begin + operator.split(' ').length].position;
  return operator === 'IS NULL' || operator === 'IS NOT NULL'
    ? written
    : `${written} ${text.slice(value, position + length)}`;
}

/**
 * A filter as MLflow itself reads it: conditions that `AND` joins, without parentheses, every name in quotes. Empty for
 * one that lets every run through. Throws {@link RunFilterError} where it cannot be read, and at the first place that
 * says what MLflow does not know: `OR`, a list for anything but `run_id` and data, the presence of a metric. Source:
 * `SearchUtils` in `mlflow/utils/search_utils.py`, 3.x.
 */
export function toMlflowFilter(text: string): string {
  const tokens = tokensOf(text);
  return conditionsOf(parseRunFilter(text), tokens)
    .map(condition => writeCondition(condition, text, tokens))
    .join(' AND ');
}
