import type { Tier } from '@slipway/plugin-ml-common';
import type { MetricRule, PolicyEntry, Shortfall } from './types';
import { SHORTFALLS } from './types';

/** Every tier, the critical one first. */
export const TIERS: readonly Tier[] = [1, 2, 3, 4];

const APPROVALS: Record<Tier, number> = { 1: 2, 2: 1, 3: 1, 4: 1 };

// The more is at stake, the less may be missing: tiers 1 and 2 need every gate passed, tier 3 may lack data, and an
// experiment is stopped only by what is known to be worse.
const METRICS_BLOCK: Record<Tier, readonly Shortfall[]> = {
  1: SHORTFALLS,
  2: SHORTFALLS,
  3: ['failed'],
  4: ['failed'],
};
const DRIFT_BLOCKS: Record<Tier, readonly Shortfall[]> = {
  1: SHORTFALLS,
  2: SHORTFALLS,
  3: ['failed'],
  4: [],
};

/**
 * Metric rules where the policy names none: half of the ROC curve is chance, so a classifier without a champion must
 * be above it; an error has no natural bound, so a regressor without a champion has too little to be judged by.
 */
export const DEFAULT_METRICS: ReadonlyMap<string, MetricRule[]> = new Map([
  [
    'classifier',
    [
      {
        name: 'roc_auc',
        direction: 'higher',
        margin: 0.01,
        relative: false,
        minimum: 0.5,
      },
    ],
  ],
  [
    'regressor',
    [{ name: 'mae', direction: 'lower', margin: 0.02, relative: true }],
  ],
]);

/**
 * What holds for a tier that no entry of `ml.policies` names. It has no approver group, so nobody can approve: who may
 * decide is never guessed.
 */
export function defaultEntry(tier: Tier): PolicyEntry {
  return {
    tiers: [tier],
    approvals: APPROVALS[tier],
    approverGroups: [],
    expiresAfter: 'P7D',
    metrics: {
      blocksOn: [...METRICS_BLOCK[tier]],
      byType: new Map(DEFAULT_METRICS),
      otherwise: [],
    },
    drift: {
      blocksOn: [...DRIFT_BLOCKS[tier]],
      maxDriftingShare: 0.5,
      maxAge: 'P7D',
    },
  };
}
