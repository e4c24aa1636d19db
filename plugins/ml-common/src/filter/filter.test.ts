import {
  RunFilterError,
  completeRunFilter,
  parseRunFilter,
  parseRunOrder,
  type RunFilter,
} from '.';

/** A filter in brackets, to see what binds. */
const shown = (filter: RunFilter): string => {
  if (filter.type !== 'condition') {
    return `(${filter.parts.map(shown).join(` ${filter.type} `)})`;
  }
  const { field, operator, value } = filter;
  const written = value === undefined ? '' : ` ${JSON.stringify(value)}`;
  return `${field.group}:${field.key} ${operator}${written}`;
};

const refusalOf = (text: string): RunFilterError => {
  try {
    parseRunFilter(text);
  } catch (error) {
    if (error instanceof RunFilterError) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
};

describe('a filter', () => {
  it.each([
    ['metrics.rmse < 1', 'metric:rmse < 1'],
    ['metric.`a b`>=-.5e2', 'metric:a b >= -50'],
    ['metrics.top.5 = 1', 'metric:top.5 = 1'],
    ['metrics."f1/macro" != 1.', 'metric:f1/macro != 1'],
    ['params.lr = "0.1"', 'parameter:lr = "0.1"'],
    ["`parameter`.lr = '0.1'", 'parameter:lr = "0.1"'],
    [
      "tags.mlflow.source.name like '%.py'",
      'tag:mlflow.source.name LIKE "%.py"',
    ],
    ["tag.x ILIKE 'it''s'", 'tag:x ILIKE "it\'\'s"'],
    ['tags.x is  not null', 'tag:x IS NOT NULL'],
    ["status = 'FAILED'", 'attribute:status = "FAILED"'],
    ["run.`Run Name` = 'a'", 'attribute:run_name = "a"'],
    ['attr.created > 5', 'attribute:start_time > 5'],
    ["run_id NOT IN ('a','b')", 'attribute:run_id NOT IN ["a","b"]'],
    ["datasets.digest = 'abc'", 'dataset:digest = "abc"'],
    ["metrics.'a b' > 1", 'metric:a b > 1'],
    ["tags.'it''s' = 'x'", 'tag:it\'\'s = "x"'],
    ['"status" = "x"', 'attribute:status = "x"'],
    ['"Run Name" = \'a\'', 'attribute:run_name = "a"'],
    ['metrics.a > 1e-3', 'metric:a > 0.001'],
    ['metrics.a > .5', 'metric:a > 0.5'],
    ["run_id IN ('a',)", 'attribute:run_id IN ["a"]'],
    ["run_id IN ('a', 'b' , )", 'attribute:run_id IN ["a","b"]'],
    [
      String.raw`run_id IN ('it\'s', 'a\x41\n', "\101\u00e9", '\q\\n')`,
      String.raw`attribute:run_id IN ["it's","aA\n","Aé","\\q\\n"]`,
    ],
    ["run_id IN ('it''s')", 'attribute:run_id IN ["its"]'],
    [String.raw`tags.a = 'it\'s \n'`, String.raw`tag:a = "it\\'s \\n"`],
    ['', '()'],
    [
      "metrics.a > 1 AND status='X' or params.b = '2'",
      '((metric:a > 1 and attribute:status = "X") or parameter:b = "2")',
    ],
    [
      'metrics.a > 1 AND (metrics.b > 2 OR metrics.c > 3)',
      '(metric:a > 1 and (metric:b > 2 or metric:c > 3))',
    ],
  ])('%s', (text, meaning) => {
    expect(shown(parseRunFilter(text))).toBe(meaning);
  });

  it.each([
    ['metrix.a > 1', 0, 'metrics'],
    ['metrics.a >< 1', 11, 'a number'],
    ['metrics.a => 1', 11, 'a number'],
    ['metrics.a == 1', 10, '='],
    ["metrics.a > 'x'", 12, 'a number'],
    ['params.a = 1', 11, "text in quotes: 'text'"],
    ["params.a = 'x", 11, "text in quotes: 'text'"],
    ["params.a > 'x'", 9, 'LIKE'],
    ['metrics.a', 9, '>='],
    ['metrics.', 0, 'the name of a metric'],
    ['metrics.a > 1 metrics.b > 2', 14, 'AND'],
    ['metrics.a > 1 AND', 17, 'metrics.<name>'],
    ['(metrics.a > 1', 14, ')'],
    ['metrics.a > 1)', 13, 'OR'],
    ["attributes.nothing = 'x'", 0, 'status'],
    ['status IS NULL', 7, '='],
    ["run_id IN ('a' 'b')", 15, ')'],
    ['run_id IN (,)', 11, "text in quotes: 'text'"],
    ["'status' = 'x'", 0, '('],
    ['"params.lr" = \'x\'', 0, 'an attribute such as status'],
  ])('%s is refused at character %i', (text, position, expected) => {
    const error = refusalOf(text);
    expect(error.position).toBe(position);
    expect(error.expected).toContain(expected);
    expect(error.message).toContain(`at character ${position + 1}`);
  });

  it.each([
    ["params.a = 'x\0y'", 13],
    ["params.`a\0b` = 'x'", 9],
    [String.raw`run_id IN ('a', '\x00')`, 16],
  ])('is refused where it has a null character: %j', (text, position) => {
    expect(refusalOf(text)).toMatchObject({
      position,
      message: expect.stringContaining('null character'),
    });
  });

  it('is refused when it is made to exhaust the reader', () => {
    expect(refusalOf('('.repeat(1_000)).message).toContain('parentheses');
    const many = Array(101).fill('metrics.a > 1').join(' OR ');
    expect(refusalOf(many).message).toContain('100 conditions');
  });
});

describe('an order', () => {
  it('names a field and a direction', () => {
    expect(parseRunOrder('metrics.`a b` DESC')).toEqual({
      field: { group: 'metric', key: 'a b' },
      direction: 'descending',
    });
    expect(parseRunOrder('start_time')).toEqual({
      field: { group: 'attribute', key: 'start_time' },
      direction: 'ascending',
    });
    expect(() => parseRunOrder('metrics.a UP')).toThrow('at character 11');
  });
});

describe('completion', () => {
  const names = {
    metrics: ['roc_auc', 'val loss'],
    parameters: ['lr'],
    tags: ['team'],
  };
  /** The text after taking the first proposal, by what is offered; `|` is the caret. */
  const offered = (marked: string) => {
    const caret = marked.indexOf('|');
    const text = marked.replace('|', '');
    return completeRunFilter(text, caret, names).map(
      ({ insert, from, to }) => text.slice(0, from) + insert + text.slice(to),
    );
  };

  it('offers groups, attributes and names at the beginning', () => {
    expect(offered('|')).toEqual(
      expect.arrayContaining(['metrics.', 'params.', 'status ']),
    );
    expect(offered('AUC|')).toEqual(['metrics.roc_auc ']);
    expect(offered('metrics.loss|')).toEqual(['metrics.`val loss` ']);
    expect(offered('time|')).toEqual(['start_time ', 'end_time ']);
    expect(offered('roc|')).toEqual(['metrics.roc_auc ']);
    expect(offered('metrics.v| > 1')).toEqual(['metrics.`val loss`  > 1']);
    expect(offered('metrics.`val|')).toEqual(['metrics.`val loss` ']);
  });

  it('puts what begins so before what has it inside', () => {
    const metrics = ['roc_auc', 'auc', 'auc_pr', 'a`b'];
    const labels = (text: string) =>
      completeRunFilter(text, text.length, { metrics }).map(
        ({ label }) => label,
      );
    expect(labels('auc')).toEqual([
      'metrics.auc',
      'metrics.auc_pr',
      'metrics.roc_auc',
    ]);
    expect(labels('metrics.b')).toEqual(['metrics."a`b"']);
  });

  it('offers what a field can be compared by', () => {
    expect(offered('metrics.roc_auc |')).toEqual(
      expect.arrayContaining(['metrics.roc_auc >= ']),
    );
    expect(offered('tags.team L|')).toEqual(['tags.team LIKE ']);
    expect(offered("status = 'FI|")).toEqual(["status = 'FINISHED' "]);
  });

  it('offers what joins conditions, and the end of parentheses', () => {
    expect(offered('metrics.a > 1 |')).toEqual([
      'metrics.a > 1 AND ',
      'metrics.a > 1 OR ',
    ]);
    expect(offered('(metrics.a > 1 a|')).toEqual(['(metrics.a > 1 AND ']);
    expect(offered('(metrics.a > 1 |')).toContain('(metrics.a > 1 ) ');
    expect(offered('metrics.a > 1 AND p|')).toContain(
      'metrics.a > 1 AND params.',
    );
  });

  it('offers nothing behind a mistake', () => {
    expect(offered('metrics.a >< 1 AND |')).toEqual([]);
  });
});
