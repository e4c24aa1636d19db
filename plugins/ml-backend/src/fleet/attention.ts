import type { HealthStatus } from '@slipway/plugin-ml-common';
import type { FleetFacts } from './types';

const HEALTH_RANK: Record<HealthStatus, number> = {
  failing: 0,
  degraded: 1,
  unknown: 2,
  healthy: 3,
};

/** Worst first. */
export const healthRank = (status: HealthStatus): number => HEALTH_RANK[status];

const urgency = (facts: FleetFacts) => {
  const { health, openPromotions, runningLaunches, movedOutside, gone } = facts;
  if (health === 'failing') return 0;
  if (openPromotions.some(({ state }) => state === 'awaiting_approval')) {
    return 1;
  }
  if (health === 'degraded' || movedOutside?.length || gone) return 2;
  if (health === 'unknown') return 3;
  return runningLaunches > 0 ? 4 : 5;
};

/**
 * What needs attention first, small numbers before large ones: failing, waiting for an approval, degraded or an alias
 * moved outside or gone from the registry, unknown, something running, all the rest; within each the more critical tier
 * first.
 */
export const attentionOf = (facts: FleetFacts, tier: number): number =>
  urgency(facts) * 10 + tier;
