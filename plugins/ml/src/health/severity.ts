import type { Observation } from '@slipway/plugin-ml-common';

/** The threshold that an observation is measured against first. */
export const firstThreshold = ({
  thresholds,
}: Pick<Observation, 'thresholds'>): number | undefined =>
  thresholds.degraded ?? thresholds.failing;

/**
 * How far a value is on its way to the threshold, as a share: 1 is at it, more is past it. Undefined where nothing was
 * measured or nothing was promised.
 */
export const shareOfThreshold = (
  observation: Pick<Observation, 'value' | 'direction' | 'thresholds'>,
): number | undefined => {
  const limit = firstThreshold(observation);
  const { value, direction } = observation;
  if (limit === undefined || value === null || limit === 0) return undefined;
  if (direction === 'higher_is_worse') return value / limit;
  return value === 0 ? undefined : limit / value;
};
