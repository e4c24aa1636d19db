/** The times that RFC 3339 can say: the years 0 to 9999. Milliseconds since the epoch. */
const EARLIEST = Date.parse('0000-01-01T00:00:00.000Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * A time of an outside system within what can be kept and shown. Systems take any number for a time, for example
 * nanoseconds: what is too large or too small becomes the latest or the earliest time, what is no number the epoch.
 */
export const boundTime = (milliseconds: number): number =>
  Number.isNaN(milliseconds)
    ? 0
    : Math.min(LATEST, Math.max(EARLIEST, milliseconds));

/** {@link boundTime} in RFC 3339. */
export const toTime = (milliseconds: number): string =>
  new Date(boundTime(milliseconds)).toISOString();
