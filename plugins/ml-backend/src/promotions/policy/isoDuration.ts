import { InputError } from '@backstage/errors';

const DURATION =
  /^P(?!$)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = [7 * DAY, DAY, HOUR, MINUTE, SECOND];

/**
 * Milliseconds of an ISO 8601 duration made of weeks, days, hours, minutes and seconds: `P7D`, `PT12H`. Years and
 * months are refused, since they have no fixed length. Throws `InputError`.
 */
export function isoDurationToMilliseconds(text: string): number {
  const match = DURATION.exec(text);
  if (!match) {
    throw new InputError(
      `'${text}' is not a duration; write it as P7D, PT12H or P1DT6H (ISO 8601 without years and months)`,
    );
  }
  return UNITS.reduce(
    (sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0),
    0,
  );
}
