import type { HealthStatus, Observation } from '@slipway/plugin-ml-common';

type Judged = Pick<Observation, 'value' | 'direction' | 'thresholds'>;

/** Has the value reached the threshold in its bad direction? Reaching it counts. */
export const reaches = (
  value: number,
  threshold: number | undefined,
  direction: Observation['direction'],
): boolean =>
  threshold !== undefined &&
  (direction === 'higher_is_worse' ? value >= threshold : value <= threshold);

/** Whether the observation states anything about health: without thresholds it is only drawn. */
export const isJudged = ({
  thresholds,
}: Pick<Observation, 'thresholds'>): boolean =>
  thresholds.degraded !== undefined || thresholds.failing !== undefined;

/** What one observation says at the time it was made. What could not be measured, or has no threshold, is unknown. */
export function statusOf(observation: Judged): HealthStatus {
  const { value, direction, thresholds } = observation;
  if (value === null || !isJudged(observation)) return 'unknown';
  if (reaches(value, thresholds.failing, direction)) return 'failing';
  if (reaches(value, thresholds.degraded, direction)) return 'degraded';
  return 'healthy';
}

/** Is the observation older than the period within which the next one was promised? */
export const isLate = (
  { validUntil }: Pick<Observation, 'validUntil'>,
  now: Date,
): boolean => validUntil !== undefined && Date.parse(validUntil) < +now;

/** What an observation says now: a late one says nothing any more. */
export const statusAt = (
  observation: Pick<Observation, 'status' | 'validUntil'>,
  now: Date,
): HealthStatus => (isLate(observation, now) ? 'unknown' : observation.status);
