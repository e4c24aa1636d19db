import { parseRunFilter, RunFilterError, toMlflowFilter } from '.';

const refusalOf = (text: string): RunFilterError => {
  expect(() => parseRunFilter(text)).not.toThrow();
  try {
    toMlflowFilter(text);
  } catch (error) {
    if (error instanceof RunFilterError) return error;
    throw error;
  }
  throw new Error(`${text} was written`);
};

describe('a filter in the words of MLflow itself', () => {
  it.each([
    ['', ''],
    ['metrics.rmse<1', 'metrics.`rmse` < 1'],
    ['Metric.f1/macro >= .5', 'metrics.`f1/macro` >= .5'],
    [
      "((params.lr = '0.1') AND tags.team IS  not null) and created > 5",
      "params.`lr` = '0.1' AND tags.`team` IS NOT NULL AND attributes.`start_time` > 5",
    ],
    ["\"Run Name\" like 'it''s%'", "attributes.`run_name` LIKE 'it''s%'"],
    [
      String.raw`run_id not in ('it\'s', "b",)`,
      String.raw`attributes.${'`run_id`'} NOT IN ('it\'s', "b",)`,
    ],
    ["datasets.name IN ('a')", "datasets.`name` IN ('a')"],
    ['tags.\'with `tick\' = "yes"', 'tags."with `tick" = "yes"'],
  ])('%s', (text, written) => {
    expect(toMlflowFilter(text)).toBe(written);
  });

  it.each([
    ['metrics.a > 1 OR (metrics.b > 2 or metrics.c > 3)', 14, 2, 'AND'],
    ["status = 'OR' AND (metrics.a > 1 or (metrics.b > 2))", 33, 2, 'AND'],
    ["params.lr IN ('1', '2')", 10, 2, 'ILIKE'],
    ["status NOT IN ('FAILED')", 7, 3, '!='],
    ['metrics.a > 1 and metrics.b IS NULL', 28, 2, '>='],
  ])('has no room for %s', (text, position, length, expected) => {
    const error = refusalOf(text);
    expect(error).toMatchObject({ position, length });
    expect(error.expected).toContain(expected);
    expect(error.message).toContain(`at character ${position + 1}`);
  });
});
