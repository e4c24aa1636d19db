import type { Observation } from '@slipway/plugin-ml-common';
import { DateTime } from 'luxon';

const DAY = 24;

/** A window as people say it: `Jul 2013`, `3 Jul 2013`, `3 Jul, 14:00`. */
export const sayWindow = ({ start, end }: Observation['window']): string => {
  const from = DateTime.fromISO(start, { zone: 'utc', locale: 'en' });
  const to = DateTime.fromISO(end, { zone: 'utc', locale: 'en' });
  const hours = to.diff(from).as('hours');
  if (hours < DAY) return from.toFormat('d LLL, HH:mm');
  if (hours < 2 * DAY) return from.toFormat('d LLL yyyy');
  if (from.day === 1 && hours > 26 * DAY && hours < 33 * DAY)
    return from.toFormat('LLL yyyy');
  return `${from.toFormat('d LLL')} – ${to.toFormat('d LLL yyyy')}`;
};

/** A window exactly. */
export const exactWindow = ({ start, end }: Observation['window']): string =>
  `${start} to ${end}`;
