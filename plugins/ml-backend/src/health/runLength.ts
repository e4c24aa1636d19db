import type { HealthStatus } from '@slipway/plugin-ml-common';
import { rankOf } from './healthOf';

/** For how many windows in a row, newest first, the status was no better than it is now. */
export function runLength(newestFirst: readonly HealthStatus[]): number {
  const [newest] = newestFirst;
  if (newest === undefined) return 0;
  const better = newestFirst.findIndex(
    status => rankOf(status) < rankOf(newest),
  );
  return better === -1 ? newestFirst.length : better;
}
