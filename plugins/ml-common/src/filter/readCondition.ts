import { isNumeric, operatorsOf } from './fields';
import { pythonText } from './pythonText';
import { readField } from './readField';
import type { TokenReader, Wanted } from './TokenReader';
import type { RunCondition, RunField, RunOperator } from './types';

/** Most values of one list. */
const MOST_VALUES = 500;

const TEXT = ["text in quotes: 'text'"];

/** Reads `metrics.roc_auc > 0.8`. */
export function readCondition(tokens: TokenReader): RunCondition {
  const { position } = tokens.token;
  const field = readField(tokens);
  const operator = readOperator(tokens, field);
  const value = readValue(tokens, field, operator);
  return {
    type: 'condition',
    field,
    operator,
    ...(value === undefined ? {} : { value }),
    position,
    length: tokens.endOfRead - position,
  };
}

function readOperator(tokens: TokenReader, field: RunField): RunOperator {
  const allowed = operatorsOf(field);
  const found = allowed.find(operator => tokens.isNext(operator.split(' ')));
  if (!found) tokens.stop(allowed, { what: 'operator', field });
  tokens.skip(found.split(' ').length);
  return found;
}

function readValue(
  tokens: TokenReader,
  field: RunField,
  operator: RunOperator,
): string | number | string[] | undefined {
  if (operator === 'IS NULL' || operator === 'IS NOT NULL') return undefined;
  if (operator === 'IN' || operator === 'NOT IN')
    return readList(tokens, field);
  const { type, raw } = tokens.token;
  const wanted: Wanted = { what: 'value', field };
  if (isNumeric(field)) {
    if (type !== 'number') tokens.stop(['a number'], wanted);
    tokens.skip();
    return Number(raw);
  }
  if (type !== 'text') tokens.stop(TEXT, wanted);
  tokens.skip();
  return raw.slice(1, -1);
}

function readList(tokens: TokenReader, field: RunField): string[] {
  const values: string[] = [];
  const list: Wanted = { what: 'list', field };
  if (!tokens.is('open')) tokens.stop(["('one', 'another')"], list);
  do {
    tokens.skip();
    // As in Python, a comma may follow the last one.
    if (values.length > 0 && tokens.is('close')) break;
    const { type, raw } = tokens.token;
    if (type !== 'text') tokens.stop(TEXT, { what: 'value', field });
    if (values.length === MOST_VALUES) {
      throw tokens.refusal(`More than ${MOST_VALUES} values in a list`);
    }
    const value = pythonText(raw);
    tokens.refuseNull(value);
    values.push(value);
    tokens.skip();
  } while (tokens.is('comma'));
  if (!tokens.is('close')) tokens.stop([',', ')'], list);
  tokens.skip();
  return values;
}
