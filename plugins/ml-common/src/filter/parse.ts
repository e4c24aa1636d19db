import { readCondition } from './readCondition';
import { readField } from './readField';
import { TokenReader } from './TokenReader';
import { RunFilterError, type RunFilter, type RunOrder } from './types';

/** Deepest nesting of parentheses, most conditions. */
const DEEPEST = 30;
const MOST_CONDITIONS = 100;

/** Conditions, what joins them, and parentheses. */
class FilterReader {
  #conditions = 0;

  constructor(private readonly tokens: TokenReader) {}

  readAny(depth: number): RunFilter {
    const parts = [this.#readAll(depth)];
    while (this.tokens.takeWord('OR')) parts.push(this.#readAll(depth));
    return parts.length === 1 ? parts[0] : { type: 'or', parts };
  }

  #readAll(depth: number): RunFilter {
    const parts = [this.#readOne(depth)];
    while (this.tokens.takeWord('AND')) parts.push(this.#readOne(depth));
    return parts.length === 1 ? parts[0] : { type: 'and', parts };
  }

  #readOne(depth: number): RunFilter {
    const { tokens } = this;
    if (!tokens.is('open')) {
      this.#conditions += 1;
      if (this.#conditions > MOST_CONDITIONS) {
        throw tokens.refusal(`More than ${MOST_CONDITIONS} conditions`);
      }
      return readCondition(tokens);
    }
    if (depth === DEEPEST) {
      throw tokens.refusal(
        `More than ${DEEPEST} parentheses inside each other`,
      );
    }
    tokens.skip();
    const inner = this.readAny(depth + 1);
    if (!tokens.is('close')) {
      tokens.stop(['AND', 'OR', ')'], { what: 'joiner', inside: true });
    }
    tokens.skip();
    return inner;
  }
}

/**
 * Reads a filter in MLflow's search grammar, with `OR` and parentheses; `AND` binds stronger. Throws
 * {@link RunFilterError}. Sources: `mlflow/utils/search_utils.py`, https://mlflow.org/docs/latest/ml/search/search-runs.
 */
export function parseRunFilter(text: string): RunFilter {
  const tokens = new TokenReader(text);
  if (tokens.isAtEnd) return { type: 'and', parts: [] };
  const filter = new FilterReader(tokens).readAny(0);
  if (!tokens.isAtEnd) {
    tokens.stop(['AND', 'OR', 'the end'], { what: 'joiner', inside: false });
  }
  return filter;
}

/** Reads `metrics.roc_auc DESC`. Throws {@link RunFilterError}. */
export function parseRunOrder(text: string): RunOrder {
  const tokens = new TokenReader(text);
  const { position, raw } = tokens.token;
  const field = readField(tokens);
  if (field.group === 'dataset') {
    throw new RunFilterError('Runs have no order by data', {
      position,
      length: raw.length,
      expected: ['metrics', 'params', 'tags', 'attributes'],
    });
  }
  const isDescending = tokens.takeWord('DESC');
  if (!isDescending) tokens.takeWord('ASC');
  if (!tokens.isAtEnd) {
    tokens.stop(['ASC', 'DESC', 'the end'], { what: 'joiner', inside: false });
  }
  return { field, direction: isDescending ? 'descending' : 'ascending' };
}
