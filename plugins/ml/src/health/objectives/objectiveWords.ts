import type { Health } from '@slipway/plugin-ml-common';
import { DateTime, Duration } from 'luxon';
import { LITTLE_LEFT } from './budgetWords';

/** An objective of an entity, and what is left of its error budget. */
export type Objective = NonNullable<Health['objectives']>[number];

/** What is left of an objective's error budget, and of what. */
export type Budget = NonNullable<Objective['budget']>;

const opWords: Record<NonNullable<Objective['op']>, string> = {
  lt: 'below',
  lte: 'at most',
  gt: 'above',
  gte: 'at least',
};

// As somebody wrote it, for 99.99999 % is not 100 %. More digits are noise of floating point.
const exact = new Intl.NumberFormat('en', { maximumSignificantDigits: 12 });
const sayTarget = (target: number) => `${exact.format(target * 100)} %`;

// Sums of shares of whole events are whole but for the noise of floating point.
const NOISE = 1e-6;
// Down, so that not quite all is never all.
const sayCount = (count: number) =>
  Math.floor(count + NOISE).toLocaleString('en');

const durationOf = (window: string | undefined) => {
  const duration = Duration.fromISO(window ?? '', { locale: 'en' });
  return duration.isValid ? duration : undefined;
};

/** Does it compare what it counts with a value? */
export const hasBound = ({ op, value }: Objective): boolean =>
  op !== undefined && value !== undefined;

/** What an objective wants of what it counts: `at least 0.7, in 90 % of observations over 180 days`. */
export const sayWanted = ({ op, value, target, window }: Objective): string => {
  const bound =
    op && value !== undefined ? `${opWords[op]} ${exact.format(value)}` : '';
  const good = bound ? 'of observations' : 'good';
  const share = target === undefined ? '' : `${sayTarget(target)} ${good}`;
  const over = durationOf(window)?.toHuman();
  const kept = [bound && share ? `in ${share}` : share, over && `over ${over}`];
  return [bound, kept.filter(Boolean).join(' ')].filter(Boolean).join(', ');
};

/** How much of what was counted was good: `38 of 40 observations good`. */
export const sayGood = (
  objective: Objective,
  { good, total }: Pick<Budget, 'good' | 'total'>,
): string => {
  const counted = hasBound(objective) ? 'observation' : 'event';
  const unit = total === 1 ? counted : `${counted}s`;
  return `${sayCount(good)} of ${sayCount(total)} ${unit} good`;
};

/** What was observed and not counted, and why: `2 without a value`. Empty where everything was. */
export const sayNotCounted = (
  objective: Objective,
  { unmeasured, unserved }: Pick<Budget, 'unmeasured' | 'unserved'>,
): string => {
  const value = hasBound(objective) ? 'a value' : 'a value from 0 to 1';
  return [
    ...(unmeasured > 0 ? [`${sayCount(unmeasured)} without ${value}`] : []),
    ...(unserved > 0
      ? [`${sayCount(unserved)} of versions that did not serve`]
      : []),
  ].join(' and ');
};

const dayOf = (time: DateTime, now: DateTime): string =>
  time.toFormat(time.year === now.year ? 'd LLLL' : 'd LLLL yyyy', {
    locale: 'en',
  });

/** A day of this year as `3 June`, of another one as `3 June 2025`. */
export const sayDay = (time: string, now: DateTime = DateTime.now()): string =>
  dayOf(DateTime.fromISO(time), now);

/** That an objective has nothing to count, with the day its window starts where it has one. */
export const sayNothingObserved = (
  { window }: Objective,
  now: DateTime = DateTime.now(),
): string => {
  const duration = durationOf(window);
  return duration
    ? `Nothing observed since ${dayOf(now.minus(duration), now)} yet`
    : 'Nothing observed yet';
};

// One that cannot be computed comes after those of which little is left, and before those that are well.
const rankOf = ({ budget, problem }: Objective) =>
  budget?.left ?? (problem ? LITTLE_LEFT : Infinity);

/** What needs attention first: least left; then what cannot be computed; last that of which nothing was observed. */
export const worstFirst = (objectives: Objective[]): Objective[] =>
  [...objectives].sort((a, b) => {
    const [one, other] = [rankOf(a), rankOf(b)];
    return one === other ? 0 : one - other;
  });
