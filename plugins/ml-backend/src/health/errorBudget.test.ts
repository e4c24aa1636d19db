import { leastLeft, leftOf, withBudget } from './errorBudget';

const SINCE = '2026-01-01T00:00:00.000Z';
const said = { name: 'Answers', target: 0.99, window: 'P28D' };
const question = { target: 0.99, since: SINCE };

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

  it('is not there where nothing was observed, and that is no problem', () =>
    expect(
      withBudget(said, question, { good: 0, total: 0, unmeasured: 0 }),
    ).toEqual(said));

  it('says why, where nothing that was observed could be counted', () => {
    const counted = { good: 0, total: 0, unmeasured: 3 };
    const problem =
      'Nothing could be counted: of the observations in its window, 3, none has a value';
    const condition = { op: 'gte', value: 0.7 } as const;
    expect(withBudget(said, { ...question, condition }, counted).problem).toBe(
      problem,
    );
    expect(withBudget(said, question, counted)).toEqual({
      ...said,
      problem: `${problem} from 0 to 1`,
    });
  });

  it('is shown in a list for the objective with the least left', () => {
    const of = (name: string, left: number) => ({
      name,
      budget: { left, good: 1, total: 1, unmeasured: 0, since: SINCE },
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
});
