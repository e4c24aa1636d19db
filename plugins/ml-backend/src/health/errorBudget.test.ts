import {
  countUncomputed,
  leastLeft,
  leftOf,
  withBudget,
  type Counted,
} from './errorBudget';

const SINCE = '2026-01-01T00:00:00.000Z';
const said = { name: 'Answers', target: 0.99, window: 'P28D' };
const question = { target: 0.99 };
const AT = '2026-01-29T00:00:00.000Z';

const counted = (changes: Partial<Counted> = {}): Counted => ({
  good: 0,
  total: 0,
  unmeasured: 0,
  weightless: 0,
  unserved: 0,
  since: SINCE,
  countedAt: AT,
  ...changes,
});

describe('an error budget', () => {
  it.each([
    // As in the handbook: a tenth may be bad.
    [6, 6, 0.9, 1],
    [19, 20, 0.9, 0.5],
    [9, 10, 0.9, 0],
    [7, 10, 0.9, -2],
    [0, 10, 0.9, -9],
    [999, 1_000, 0.999, 0],
    [1, 4, 0, 0.25],
  ])(
    'of %p good of %p for a target of %p is left by %p',
    (good, total, target, left) =>
      expect(leftOf({ good, total }, target)).toBe(left),
  );

  it('is never more than untouched, and less with every bad one', () => {
    for (const target of [0, 0.001, 0.5, 0.9, 0.99, 0.999999]) {
      for (const total of [1, 3, 7, 40_000, 1e15]) {
        const lefts = Array.from({ length: 101 }, (_, bad) =>
          leftOf({ good: total - (total * bad) / 100, total }, target),
        );
        expect(lefts[0]).toBe(1);
        expect(lefts).toEqual([...lefts].sort((a, b) => b - a));
        expect(new Set(lefts).size).toBe(101);
      }
    }
  });

  it('is not more than untouched where sums of shares are not exact', () =>
    expect(leftOf({ good: 0.1 + 0.2, total: 0.3 }, 0.99)).toBe(1));

  it('says what was counted, when, how new that is, and what was not counted', () =>
    expect(
      withBudget(
        said,
        question,
        counted({
          good: 99.5,
          total: 100,
          unmeasured: 2,
          weightless: 1,
          unserved: 4,
          observedAt: '2026-01-28T00:00:00.000Z',
        }),
      ),
    ).toEqual({
      ...said,
      budget: {
        left: 0.5,
        good: 99.5,
        total: 100,
        unmeasured: 2,
        unserved: 4,
        since: SINCE,
        countedAt: AT,
        observedAt: '2026-01-28T00:00:00.000Z',
      },
    }));

  it('is not there where nothing was observed, and that is no problem', () =>
    expect(withBudget(said, question, counted())).toEqual(said));

  it.each([
    ['shares', {}, '3 without a value from 0 to 1', { unmeasured: 3 }],
    [
      'values',
      { condition: { op: 'gte', value: 0.7 } as const },
      '3 without a value',
      { unmeasured: 3 },
    ],
    ['a quiet time', {}, '2 that looked at nothing', { weightless: 2 }],
    [
      'all kinds',
      {},
      '1 without a value from 0 to 1, 2 that looked at nothing, 5 of versions that did not serve',
      { unmeasured: 1, weightless: 2, unserved: 5 },
    ],
  ])(
    'says why, where nothing that was observed could be counted: %s',
    (_, condition, why, found) =>
      expect(
        withBudget(said, { ...question, ...condition }, counted(found)),
      ).toEqual({
        ...said,
        problem: `Nothing could be counted: in its window are only observations that do not count, ${why}`,
      }),
  );

  it('is shown in a list for the objective with the least left', () => {
    const of = (name: string, left: number) => ({
      name,
      budget: {
        left,
        good: 1,
        total: 1,
        unmeasured: 0,
        unserved: 0,
        since: SINCE,
        countedAt: AT,
        observedAt: AT,
      },
    });
    expect(
      leastLeft([
        of('a', 0.5),
        of('b', -1),
        { name: 'c', problem: 'It must be an objective' },
        of('d', -1),
        of('nothing may go wrong', -Infinity),
        of('nothing did', NaN),
        { name: 'e' },
      ]),
    ).toEqual({ objective: 'b', left: -1, objectives: 3 });
    expect(leastLeft([{ name: 'e' }, of('f', NaN)])).toBeUndefined();
  });

  it('is not of all objectives where some cannot be computed', () => {
    const broken = { name: 'c', problem: 'It must be an objective' };
    expect(countUncomputed([said, broken, broken])).toBe(2);
    expect(countUncomputed([said])).toBeUndefined();
  });
});
