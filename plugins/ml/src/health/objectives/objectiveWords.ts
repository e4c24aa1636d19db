import type { Health } from '@slipway/plugin-ml-common';
import { DateTime, Duration } from 'luxon';
import { sayNumber } from '../../design';
import { LITTLE_LEFT } from './budgetWords';

/** An objective of an entity, and what is left of its error budget. */
export type Objective = NonNullable<Health['objectives']>[number];

const opWords: Record<NonNullable<Objective['op']>, string> = {
  lt: 'below',
  lte: 'at most',
  gt: 'above',
  gte: 'at least',
};

// Not rounded to whole percent: 99.9 % is not 100 %.
const sayTarget = (target: number) => `${sayNumber(target * 100)} %`;

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
    op && value !== undefined ? `${opWords[op]} ${sayNumber(value)}` : '';
  const good = bound ? 'of observations' : 'good';
  const share = target === undefined ? '' : `${sayTarget(target)} ${good}`;
  const over = durationOf(window)?.toHuman();
  const kept = [bound && share ? `in ${share}` : share, over && `over ${over}`];
  return [bound, kept.filter(Boolean).join(' ')].filter(Boolean).join(', ');
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
