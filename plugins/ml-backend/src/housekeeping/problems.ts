import type { HousekeepingProblem } from '@slipway/plugin-ml-common';

/** Every problem that housekeeping looks for. */
export const PROBLEMS = [
  'undescribed',
  'unowned',
  'orphaned',
  'duplicated',
  'stale',
] as const satisfies readonly HousekeepingProblem[];
