import {
  ATTRIBUTES,
  DATASET_KEYS,
  GROUPS,
  attributeNamed,
  groupNamed,
  isNumeric,
  operatorsOf,
} from './fields';
import { pythonText } from './pythonText';
import { tokensOf, type Token } from './tokens';
import {
  RunFilterError,
  type RunCondition,
  type RunField,
  type RunFilter,
  type RunOperator,
  type RunOrder,
} from './types';

/** Deepest nesting of parentheses, most conditions, most values of one list. */
const DEEPEST = 30;
const MOST_CONDITIONS = 100;
const MOST_VALUES = 500;

/** No database keeps one, so that no run has it. */
const NULL_CHARACTER = 'A null character cannot be looked for';

/** What would have been right where reading stopped; the completion proposes it. */
export type Wanted =
  | { what: 'field' }
  | { what: 'operator' | 'value' | 'list'; field: RunField }
  | { what: 'joiner'; inside: boolean };

/** A {@link RunFilterError} that also knows what was wanted. */
export class StoppedReading extends RunFilterError {
  constructor(
    problem: string,
    at: { position: number; length: number; expected: string[] },
    readonly wanted: Wanted,
  ) {
    super(problem, at);
  }
}

const FIELD_WORDS = [
  ...Object.values(GROUPS).map(([name]) => `${name}.<name>`),
  'an attribute such as status',
];

const unquoted = (text: string) =>
  /^(?:`.*`|".*"|'.*')$/su.test(text) && text.length > 1
    ? text.slice(1, -1)
    : text;

/** A word's group and key; one part where there is no dot outside of quotes. */
function partsOf(raw: string): [string, string?] {
  const [, first, second] = /^(`[^`]*`|[^.`]*)(?:\.(.*))?$/su.exec(raw) ?? [];
  return [
    unquoted(first ?? raw),
    second === undefined ? undefined : unquoted(second),
  ];
}

function fieldOf(group: RunField['group'], key: string): RunField | undefined {
  if (key === '') return undefined;
  switch (group) {
    case 'attribute': {
      const attribute = attributeNamed(key);
      return attribute && { group, key: attribute };
    }
    case 'dataset': {
      const known = DATASET_KEYS.find(one => one === key);
      return known && { group, key: known };
    }
    default:
      return { group, key };
  }
}

class FilterReader {
  readonly #tokens: Token[];
  #next = 0;
  #conditions = 0;

  constructor(text: string) {
    const position = text.indexOf('\0');
    if (position >= 0) {
      throw new RunFilterError(NULL_CHARACTER, {
        position,
        length: 1,
        expected: [],
      });
    }
    this.#tokens = tokensOf(text);
  }

  get isAtEnd() {
    return this.#token.type === 'end';
  }

  readAny(depth: number): RunFilter {
    const parts = [this.#readAll(depth)];
    while (this.#takeWord('OR')) parts.push(this.#readAll(depth));
    return parts.length === 1 ? parts[0] : { type: 'or', parts };
  }

  requireEnd() {
    if (!this.isAtEnd) {
      this.#stop(['AND', 'OR', 'the end'], { what: 'joiner', inside: false });
    }
  }

  readOrder(): RunOrder {
    const start = this.#token;
    const field = this.#readField();
    if (field.group === 'dataset') {
      throw new RunFilterError('Runs have no order by data', {
        position: start.position,
        length: start.raw.length,
        expected: ['metrics', 'params', 'tags', 'attributes'],
      });
    }
    const isDescending = this.#takeWord('DESC');
    if (!isDescending) this.#takeWord('ASC');
    if (!this.isAtEnd) {
      this.#stop(['ASC', 'DESC', 'the end'], { what: 'joiner', inside: false });
    }
    return { field, direction: isDescending ? 'descending' : 'ascending' };
  }

  #readAll(depth: number): RunFilter {
    const parts = [this.#readOne(depth)];
    while (this.#takeWord('AND')) parts.push(this.#readOne(depth));
    return parts.length === 1 ? parts[0] : { type: 'and', parts };
  }

  #readOne(depth: number): RunFilter {
    if (!this.#is('open')) return this.#readCondition();
    if (depth === DEEPEST) {
      throw this.#refusal(`More than ${DEEPEST} parentheses inside each other`);
    }
    this.#next += 1;
    const inner = this.readAny(depth + 1);
    if (!this.#is('close')) {
      this.#stop(['AND', 'OR', ')'], { what: 'joiner', inside: true });
    }
    this.#next += 1;
    return inner;
  }

  #readCondition(): RunCondition {
    this.#conditions += 1;
    if (this.#conditions > MOST_CONDITIONS) {
      throw this.#refusal(`More than ${MOST_CONDITIONS} conditions`);
    }
    const { position } = this.#token;
    const field = this.#readField();
    const operator = this.#readOperator(field);
    const value = this.#readValue(field, operator);
    const last = this.#tokens[this.#next - 1];
    return {
      type: 'condition',
      field,
      operator,
      ...(value === undefined ? {} : { value }),
      position,
      length: last.position + last.raw.length - position,
    };
  }

  #readField(): RunField {
    const token = this.#token;
    const wanted: Wanted = { what: 'field' };
    const isQuoted = token.type === 'text' && token.raw.startsWith('"');
    if (token.type !== 'word' && !isQuoted) {
      this.#stop([...FIELD_WORDS, '('], wanted);
    }
    const [first, second] = isQuoted
      ? [unquoted(token.raw)]
      : partsOf(token.raw);
    const attributes = Object.keys(ATTRIBUTES);
    if (second === undefined) {
      const attribute = attributeNamed(first);
      if (!attribute) this.#stop([...FIELD_WORDS], wanted);
      this.#next += 1;
      return { group: 'attribute', key: attribute };
    }
    const group = groupNamed(first);
    if (!group) {
      this.#stop(
        Object.values(GROUPS).map(([name]) => name),
        wanted,
        first.length,
      );
    }
    const field = fieldOf(group, second);
    if (!field) {
      const names = {
        attribute: attributes,
        dataset: [...DATASET_KEYS],
        metric: ['the name of a metric'],
        parameter: ['the name of a parameter'],
        tag: ['the name of a tag'],
      };
      this.#stop(names[group], wanted);
    }
    this.#next += 1;
    return field;
  }

  #readOperator(field: RunField): RunOperator {
    const allowed = operatorsOf(field);
    const found = allowed.find(operator => {
      const words = operator.split(' ');
      return words.every((word, index) => {
        const { type, raw } =
          this.#tokens[Math.min(this.#next + index, this.#tokens.length - 1)];
        return type === 'comparison'
          ? raw === word
          : type === 'word' && raw.toUpperCase() === word;
      });
    });
    if (!found) this.#stop([...allowed], { what: 'operator', field });
    this.#next += found.split(' ').length;
    return found;
  }

  #readValue(
    field: RunField,
    operator: RunOperator,
  ): string | number | string[] | undefined {
    if (operator === 'IS NULL' || operator === 'IS NOT NULL') return undefined;
    if (operator === 'IN' || operator === 'NOT IN')
      return this.#readList(field);
    const token = this.#token;
    const wanted: Wanted = { what: 'value', field };
    if (isNumeric(field)) {
      if (token.type !== 'number') this.#stop(['a number'], wanted);
      this.#next += 1;
      return Number(token.raw);
    }
    if (token.type !== 'text') this.#stop(["text in quotes: 'text'"], wanted);
    this.#next += 1;
    return token.raw.slice(1, -1);
  }

  #readList(field: RunField): string[] {
    const values: string[] = [];
    const list: Wanted = { what: 'list', field };
    if (!this.#is('open')) this.#stop(["('one', 'another')"], list);
    do {
      this.#next += 1;
      // As in Python, a comma may follow the last one.
      if (values.length > 0 && this.#is('close')) break;
      const token = this.#token;
      if (token.type !== 'text') {
        this.#stop(["text in quotes: 'text'"], { what: 'value', field });
      }
      if (values.length === MOST_VALUES) {
        throw this.#refusal(`More than ${MOST_VALUES} values in a list`);
      }
      const value = pythonText(token.raw);
      if (value.includes('\0')) throw this.#refusal(NULL_CHARACTER);
      values.push(value);
      this.#next += 1;
    } while (this.#is('comma'));
    if (!this.#is('close')) this.#stop([',', ')'], list);
    this.#next += 1;
    return values;
  }

  #is(type: Token['type']): boolean {
    return this.#token.type === type;
  }

  #takeWord(word: string): boolean {
    const { type, raw } = this.#token;
    if (type !== 'word' || raw.toUpperCase() !== word) return false;
    this.#next += 1;
    return true;
  }

  get #token(): Token {
    return this.#tokens[this.#next];
  }

  #stop(expected: string[], wanted: Wanted, length?: number): never {
    const { type, raw, position } = this.#token;
    const shown = raw.length > 30 ? `${raw.slice(0, 30)}…` : raw;
    const problem =
      type === 'end' ? 'The filter ends too early' : `Cannot read «${shown}»`;
    throw new StoppedReading(
      problem,
      { position, length: length ?? raw.length, expected },
      wanted,
    );
  }

  #refusal(problem: string): RunFilterError {
    const { position, raw } = this.#token;
    return new RunFilterError(problem, {
      position,
      length: raw.length,
      expected: [],
    });
  }
}

/**
 * Reads a filter in MLflow's search grammar, with `OR` and parentheses; `AND` binds stronger. Throws
 * {@link RunFilterError}. Sources: `mlflow/utils/search_utils.py`, https://mlflow.org/docs/latest/ml/search/search-runs.
 */
export function parseRunFilter(text: string): RunFilter {
  const reader = new FilterReader(text);
  if (reader.isAtEnd) return { type: 'and', parts: [] };
  const filter = reader.readAny(0);
  reader.requireEnd();
  return filter;
}

/** Reads `metrics.roc_auc DESC`. Throws {@link RunFilterError}. */
export function parseRunOrder(text: string): RunOrder {
  return new FilterReader(text).readOrder();
}
