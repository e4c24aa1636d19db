import type { Tier } from '@slipway/plugin-ml-common';

/** An outcome of a gate that is not a pass. */
export type Shortfall = 'failed' | 'too_little_data' | 'not_evaluated';

/** Every outcome that is not a pass. */
export const SHORTFALLS: readonly Shortfall[] = [
  'failed',
  'too_little_data',
  'not_evaluated',
];

/**
 * How one metric of a candidate must stand to the champion's on the same data: not inferior by `margin` or more.
 * Non-inferiority, candidate − champion > −margin for `higher`, is what promotion asks; "not significantly worse" is
 * something else and is not enough.
 */
export type MetricRule = {
  /** Name in the run, for example `roc_auc`. */
  name: string;
  /** Which direction is better. */
  direction: 'higher' | 'lower';
  /** In the metric's unit, or as a share of the champion's value when `relative`. */
  margin: number;
  relative: boolean;
  /** Without a champion, the value that is good enough: a floor for `higher`, a ceiling for `lower`. */
  minimum?: number;
};

/** What the metrics gate asks of one type of model. */
export type MetricsSettings = {
  /** Shortfalls that keep a promotion from going on. */
  blocksOn: Shortfall[];
  primary: MetricRule[];
};

/** What the drift gate asks. */
export type DriftSettings = {
  blocksOn: Shortfall[];
  /** Share of the observed features that may drift, 0 to 1. */
  maxDriftingShare: number;
  /** Older observations are no evidence: ISO 8601 duration. */
  maxAge: string;
};

/** What a promotion of one model to one environment must meet. */
export type PromotionPolicy = {
  tier: Tier;
  /** Persons who must approve, the requester not counted. */
  approvals: number;
  /** Entity references of the groups whose members may decide. */
  approverGroups: string[];
  /** How long a request waits for approval, and how long an approval may wait for its use: ISO 8601 duration. */
  expiresAfter: string;
  metrics: MetricsSettings;
  drift: DriftSettings;
};

/** One entry of `ml.policies`. */
export type PolicyEntry = {
  tiers: Tier[];
  /** Names of the environments it is for; without them, every one. */
  environments?: string[];
  approvals: number;
  approverGroups: string[];
  expiresAfter: string;
  metrics: {
    blocksOn: Shortfall[];
    /** Rules by model type, in lower case. */
    byType: Map<string, MetricRule[]>;
    /** Rules of the types that have none of their own. */
    otherwise: MetricRule[];
  };
  drift: DriftSettings;
};

/** The parsed `ml.policies`. */
export interface PolicyBook {
  /** The policy of a model's promotion to an environment: the first entry that fits, else the tier's default. */
  find(
    model: { tier: Tier; type: string },
    environment: string,
  ): PromotionPolicy;
}
