import type { StateRow } from './MirrorStateStore';
import type { MirrorState } from './types';

/** Age of the last complete look from which a mirror is behind, in milliseconds. */
export const BEHIND_AFTER = 90_000;

const wordOf = (row: StateRow, delay: number): MirrorState['state'] => {
  if (row.failures > 0) return 'failing';
  if (!row.complete_at) return 'first';
  return delay > BEHIND_AFTER ? 'behind' : 'current';
};

/** How far a task is, from its row. */
export function stateOf(row: StateRow, now: Date): MirrorState {
  const delay = row.current_at
    ? Math.max(0, now.getTime() - Date.parse(row.current_at))
    : 0;
  return {
    instance: row.instance,
    what: row.what,
    state: wordOf(row, delay),
    completeAt: row.complete_at ?? undefined,
    lastOkAt: row.last_ok_at ?? undefined,
    delaySeconds: row.current_at ? Math.round(delay / 1000) : undefined,
    error: row.last_error ?? undefined,
    errorAt: row.error_at ?? undefined,
    counts: JSON.parse(row.counts),
    webhooks: row.webhooks,
  };
}
