import { DateTime } from 'luxon';

/** A moment as the field of a form has it: local time to the minute, `2026-03-02T08:05`. */
export const toField = (time: string): string =>
  DateTime.fromISO(time).toFormat("yyyy-MM-dd'T'HH:mm");

/** The moment that a form's field says, RFC 3339 in UTC; undefined for what is none. */
export const fromField = (text: string): string | undefined => {
  const time = DateTime.fromISO(text);
  return time.isValid ? time.toUTC().toISO() ?? undefined : undefined;
};

/** The moment that the address says, RFC 3339 in UTC; undefined for what is none. */
export const readMoment = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : fromField(text);

/** The reader's time zone at a moment: `Europe/Berlin, UTC+1`. */
export const zoneAt = (time: string): string => {
  const at = DateTime.fromISO(time);
  return `${at.zoneName}, ${at.toFormat("'UTC'Z")}`;
};

/** Moments that people ask for, by how long ago. */
export const moments = [
  { word: 'An hour ago', ago: { hours: 1 } },
  { word: 'Yesterday', ago: { days: 1 } },
  { word: 'A week ago', ago: { weeks: 1 } },
  { word: 'A month ago', ago: { months: 1 } },
] as const;

/** A moment before now, to the minute, RFC 3339 in UTC. */
export const momentAgo = (ago: (typeof moments)[number]['ago']): string =>
  DateTime.utc().minus(ago).startOf('minute').toISO() ?? '';
