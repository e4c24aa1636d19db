import Tooltip from '@material-ui/core/Tooltip';
import { DateTime } from 'luxon';
import { useEffect, useState } from 'react';

const useNow = (everyMs: number) => {
  const [now, setNow] = useState(() => DateTime.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(DateTime.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
};

/** A time as people say it: `12 min ago`. */
export const sayTime = (
  time: string,
  now: DateTime = DateTime.now(),
): string => {
  const then = DateTime.fromISO(time);
  if (!then.isValid) return 'unknown time';
  return Math.abs(then.diff(now).as('seconds')) < 20
    ? 'just now'
    : then
        .toRelative({ base: now, locale: 'en', style: 'short' })
        ?.replace('.', '') ?? 'unknown time';
};

/** A time exactly, with its zone. */
export const exactTime = (time: string): string =>
  DateTime.fromISO(time).toFormat("d LLL yyyy, HH:mm:ss 'UTC'ZZ", {
    locale: 'en',
  });

/** A time relative to now; the exact one with its zone on hover. */
export const RelativeTime = ({ time }: { time: string }) => {
  const now = useNow(20_000);
  return (
    <Tooltip title={exactTime(time)}>
      <time dateTime={time} style={{ whiteSpace: 'nowrap' }}>
        {sayTime(time, now)}
      </time>
    </Tooltip>
  );
};

/** How long something took or has taken so far, as `2 min 5 s`. */
export const sayDuration = (seconds: number): string => {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  if (s < 86_400)
    return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
  return `${Math.floor(s / 86_400)} d ${Math.floor((s % 86_400) / 3600)} h`;
};

/** The time from `from` until `to`, or until now and counting. */
export const Duration = ({ from, to }: { from: string; to?: string }) => {
  const now = useNow(to ? 3_600_000 : 1_000);
  const end = to ? DateTime.fromISO(to) : now;
  return (
    <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {sayDuration(end.diff(DateTime.fromISO(from)).as('seconds'))}
    </span>
  );
};
