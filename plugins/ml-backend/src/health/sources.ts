import type { Health, Observation } from '@slipway/plugin-ml-common';
import { isLate } from './status';

/** Who reports, when last, and whether one of its promises is overdue; latest first. */
export function sourcesOf(
  latest: readonly Observation[],
  now: Date,
): Health['sources'] {
  const bySource = new Map<string, Health['sources'][number]>();
  for (const observation of latest) {
    const { source, observedAt } = observation;
    const known = bySource.get(source);
    bySource.set(source, {
      source,
      lastSeen:
        known && known.lastSeen > observedAt ? known.lastSeen : observedAt,
      series: (known?.series ?? 0) + 1,
      late: Boolean(known?.late) || isLate(observation, now),
    });
  }
  return [...bySource.values()].sort((a, b) =>
    b.lastSeen.localeCompare(a.lastSeen),
  );
}
