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

/** What was counted of an objective, since when, and when that was; times are RFC 3339 in UTC. */
export type Counted = Occurrences & { since: string; countedAt: string };

/** Was there anything at all in the window? */
export const isNothing = ({
  total,
  unmeasured,
  weightless,
  unserved,
}: Occurrences): boolean =>
  total === 0 && unmeasured === 0 && weightless === 0 && unserved === 0;

/** Why nothing could be counted of what is there. */
function sayUncounted(
  { condition }: Pick<CountedObjective, 'condition'>,
  { unmeasured, weightless, unserved }: Occurrences,
): string {
  const kinds: [number, string][] = [
    [unmeasured, condition ? 'without a value' : 'without a value from 0 to 1'],
    [weightless, 'that looked at nothing'],
    [unserved, 'of versions that did not serve'],
  ];
  const said = kinds.flatMap(([n, kind]) => (n > 0 ? [`${n} ${kind}`] : []));
  return `Nothing could be counted: in its window are only observations that do not count, ${said.join(
    ', ',
  )}`;
}

/**
 * With what was counted of it. Where nothing was observed it has no budget; where nothing of it could be counted it says
 * so.
 */
export function withBudget(
  said: ObjectiveState,
  objective: Pick<CountedObjective, 'target' | 'condition'>,
  counted: Counted,
): ObjectiveState {
  const { weightless: _, observedAt, ...shown } = counted;
  if (observedAt !== undefined && counted.total > 0) {
    const left = leftOf(counted, objective.target);
    return { ...said, budget: { left, ...shown, observedAt } };
  }
  if (isNothing(counted)) return said;
  return { ...said, problem: sayUncounted(objective, counted) };
}

/** How many of an entity's objectives cannot be computed; undefined where all can. */
export const countUncomputed = (
  states: readonly ObjectiveState[],
): FleetRow['uncomputedObjectives'] =>
  states.filter(({ problem }) => problem !== undefined).length || undefined;

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
