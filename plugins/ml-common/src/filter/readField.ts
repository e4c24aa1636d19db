import {
  ATTRIBUTES,
  DATASET_KEYS,
  GROUPS,
  attributeNamed,
  groupNamed,
} from './fields';
import type { TokenReader, Wanted } from './TokenReader';
import type { RunField } from './types';

const WANTED: Wanted = { what: 'field' };

const GROUP_NAMES = Object.values(GROUPS).map(([name]) => name);

const FIELD_WORDS = [
  ...GROUP_NAMES.map(name => `${name}.<name>`),
  'an attribute such as status',
];

const KEY_WORDS: Record<RunField['group'], readonly string[]> = {
  attribute: Object.keys(ATTRIBUTES),
  dataset: DATASET_KEYS,
  metric: ['the name of a metric'],
  parameter: ['the name of a parameter'],
  tag: ['the name of a tag'],
};

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

/** Reads `metrics.roc_auc`, or an attribute by its name alone. */
export function readField(tokens: TokenReader): RunField {
  const { type, raw } = tokens.token;
  const isQuoted = type === 'text' && raw.startsWith('"');
  if (type !== 'word' && !isQuoted) tokens.stop([...FIELD_WORDS, '('], WANTED);
  const [first, second] = isQuoted ? [unquoted(raw)] : partsOf(raw);
  if (second === undefined) {
    const attribute = attributeNamed(first);
    if (!attribute) tokens.stop(FIELD_WORDS, WANTED);
    tokens.skip();
    return { group: 'attribute', key: attribute };
  }
  const group = groupNamed(first);
  if (!group) tokens.stop(GROUP_NAMES, WANTED, first.length);
  const field = fieldOf(group, second);
  if (!field) tokens.stop(KEY_WORDS[group], WANTED);
  tokens.skip();
  return field;
}
