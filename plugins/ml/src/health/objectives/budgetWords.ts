import { sayShare, type Tone } from '../../design';

/** Share of an error budget below which little of it is left: time to act before it is used up. */
export const LITTLE_LEFT = 0.25;

// What floating point makes of an untouched or a used up budget.
const ROUNDING = 1e-9;
// Beyond it only the size matters.
const MOST_OVERSPENT = 100;

const sayOverspent = (over: number): string => {
  if (over < 0.01) return 'overspent by under 1 %';
  if (over > MOST_OVERSPENT)
    return `overspent by over ${sayShare(MOST_OVERSPENT)}`;
  return `overspent by ${sayShare(over)}`;
};

/**
 * What is left of an error budget, in words. `left` is a share: 1 is untouched, 0 used up, below 0 overspent. Never
 * rounds to all or to nothing.
 */
export const sayLeft = (left: number): string => {
  if (Math.abs(left) < ROUNDING) return 'used up';
  if (left < 0) return sayOverspent(-left);
  if (left < 0.01) return 'under 1 % left';
  if (left > 0.99 && left < 1 - ROUNDING) return 'over 99 % left';
  return `${sayShare(left)} left`;
};

/** What the share that is left of an error budget means: little of it is a warning, nothing is bad. */
export const toneOfLeft = (left: number): Tone => {
  if (left < ROUNDING) return 'bad';
  return left < LITTLE_LEFT ? 'warning' : 'good';
};
