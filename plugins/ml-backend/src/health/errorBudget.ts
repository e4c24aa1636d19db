import type { FleetRow } from '@slipway/plugin-ml-common';
import type { CountedObjective } from '../entities';
import type { Occurrences } from './countOccurrences';
import type { ObjectiveState } from './types';

/** Finer is noise of the division: a budget that is used up exactly is 0. */
const DIGITS = 12;

/**
 * What is left of an error budget, as a share of it: 1 is untouched, 0 used up, below 0 overspent. The budget is
 * `1 - target`, of it `(bad / total) / (1 - target)` is used up (Google, The Site Reliability Workbook, chapter 2).
 * `target` is at least 0 and below 1, `total` above 0.
 */
export function leftOf(
  { good, total }: Pick<Occurrences, 'good' | 'total'>,
  target: number,
): number {
  const bad = Math.max(0, total - good);
  // Adding 0 makes 0 of -0.
  return Number((1 - bad / total / (1 - target)).toFixed(DIGITS)) + 0;
}

/** The objective in the API's words. */
export const sayObjective = ({
  condition,
  ...said
}: CountedObjective): ObjectiveState => ({ ...said, ...condition });

/**
 * With what was counted of it since a time. Where nothing was observed it has no budget; where nothing of it could be
 * counted it says so.
 */
export function withBudget(
  said: ObjectiveState,
  {
    target,
    condition,
    since,
  }: Pick<CountedObjective, 'target' | 'condition'> & {
    since: string;
  },
  counted: Occurrences,
): ObjectiveState {
  const { good, total, unmeasured } = counted;
  if (total > 0) {
    const left = leftOf(counted, target);
    return { ...said, budget: { left, good, total, unmeasured, since } };
  }
  if (unmeasured === 0) return said;
  const values = condition ? 'a value' : 'a value from 0 to 1';
  return {
    ...said,
    problem: `Nothing could be counted: of the observations in its window, ${unmeasured}, none has ${values}`,
  };
}

/** The budget of which the least is left; undefined where no objective has one. */
export function leastLeft(
  states: readonly ObjectiveState[],
): FleetRow['errorBudget'] {
  const budgets = states.flatMap(({ name, budget }) =>
    budget && Number.isFinite(budget.left)
      ? [{ objective: name, left: budget.left }]
      : [],
  );
  if (budgets.length === 0) return undefined;
  const least = budgets.reduce((a, b) => (b.left < a.left ? b : a));
  return { ...least, objectives: budgets.length };
}
