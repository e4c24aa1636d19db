/** A piece of a filter. Positions in UTF-16 units from 0. */
export type Token = {
  type:
    | 'word'
    | 'text'
    | 'number'
    | 'comparison'
    | 'comma'
    | 'open'
    | 'close'
    | 'unknown'
    | 'end';
  /** As written. */
  raw: string;
  position: number;
};

/**
 * Strings are those of MLflow, which reads filters with sqlparse: `''` and `\'` do not end one, and nothing is
 * unescaped but in lists. A word is a keyword or a field, `group.key`; a key without quotes may have more characters than in MLflow,
 * as no comparison begins with them.
 */
const PATTERNS: [Exclude<Token['type'], 'end' | 'unknown'>, RegExp][] = [
  ['text', /'(?:''|\\'|[^'])*'|"(?:""|\\"|[^"])*"/y],
  [
    'word',
    /(?:`[^`]*`|[\p{L}_][\p{L}\p{N}_$@/:-]*)(?:\.(?:`[^`]*`|"(?:""|\\"|[^"])*"|'(?:''|\\'|[^'])*'|[\p{L}\p{N}_$@/:.-]*))?/uy,
  ],
  ['number', /-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_.])/uy],
  ['comparison', /!=|<=|>=|<>|==|=|<|>/y],
  ['comma', /,/y],
  ['open', /\(/y],
  ['close', /\)/y],
];

const SPACE = /\s*/y;

/** Cuts a filter into pieces; the last one is of type `end`. What it cannot read is `unknown`, to the text's end. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (;;) {
    SPACE.lastIndex = position;
    position += SPACE.exec(text)?.[0].length ?? 0;
    if (position >= text.length) break;
    const token = readOne(text, position);
    tokens.push(token);
    position += token.raw.length;
  }
  return [...tokens, { type: 'end', raw: '', position: text.length }];
}

function readOne(text: string, position: number): Token {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = position;
    const raw = pattern.exec(text)?.[0];
    if (raw) return { type, raw, position };
  }
  return { type: 'unknown', raw: text.slice(position), position };
}
