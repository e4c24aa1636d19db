import type { StateRow } from './MirrorStateStore';
import type { MirrorState } from './types';

/** How long a failure is remembered that has not come back, in milliseconds. */
const REMEMBERED = 86_400_000;

/** Age of the last complete look from which a mirror with such an interval is behind, in milliseconds. */
export const behindAfter = (interval: number): number =>
  Math.max(90_000, 3 * interval);

const wordOf = (
  row: StateRow,
  delay: number,
  mostDelay: number,
): MirrorState['state'] => {
  if (row.failures > 0) return 'failing';
  if (!row.complete_at) return 'first';
  return delay > mostDelay ? 'behind' : 'current';
};

/** How far a task is, from its row. */
export function stateOf(
  row: StateRow,
  now: Date,
  mostDelay: number,
): MirrorState {
  const delay = row.current_at
    ? Math.max(0, now.getTime() - Date.parse(row.current_at))
    : 0;
  const isRemembered =
    row.failures > 0 ||
    now.getTime() - Date.parse(row.error_at ?? '1970-01-01') < REMEMBERED;
  return {
    instance: row.instance,
    what: row.what,
    state: wordOf(row, delay, mostDelay),
    completeAt: row.complete_at ?? undefined,
    lastOkAt: row.last_ok_at ?? undefined,
    delaySeconds: row.current_at ? Math.round(delay / 1000) : undefined,
    error: isRemembered ? row.last_error ?? undefined : undefined,
    errorAt: isRemembered ? row.error_at ?? undefined : undefined,
    counts: JSON.parse(row.counts),
    webhooks: row.webhooks,
    webhooksError: row.webhooks_error ?? undefined,
  };
}
