import type { PromotionMode } from '@slipway/plugin-ml-common';
import type { MetricRule, PromotionPolicy, Shortfall } from '../policy';
import { SHORTFALLS } from '../policy';

/** Before approval, or again for the version that was trained. */
export type GatePhase = 'request' | 'trained';

type Common = {
  phase: GatePhase;
  /** Shortfalls that keep the promotion from going on; others are shown and recorded. Only a pass is a pass. */
  blocksOn: readonly Shortfall[];
  /** Why it does not block where one would expect it. */
  why?: string;
};

/** The thresholds of one gate, sealed in the plan before anything is evaluated. */
export type GateRule =
  | (Common & { gate: 'version_ready' })
  | (Common & { gate: 'artefact_digest' })
  | (Common & { gate: 'metrics'; primary: MetricRule[] })
  | (Common & {
      gate: 'drift';
      maxDriftingShare: number;
      /** ISO 8601 duration. */
      maxAge: string;
      /** Whose observations count: the version's, and where there are none the model's; or only the version's. */
      of: 'version_or_model' | 'version';
    });

/** The rule of one gate. */
export type RuleOf<G extends GateRule['gate']> = Extract<GateRule, { gate: G }>;

/** The gates of a promotion and their thresholds. Pure. */
export function rulesFor(
  mode: PromotionMode,
  policy: PromotionPolicy,
): GateRule[] {
  switch (mode) {
    case 'rollback':
      return identity('request');
    case 'deploy':
      return [
        ...identity('request'),
        { gate: 'metrics', phase: 'request', ...policy.metrics },
        {
          gate: 'drift',
          phase: 'request',
          of: 'version_or_model',
          ...policy.drift,
        },
      ];
    case 'train':
      return [
        ...identity('request'),
        {
          gate: 'drift',
          phase: 'request',
          of: 'version_or_model',
          ...policy.drift,
          blocksOn: [],
          why: 'Drift of the data that the present version was trained on is a reason to train, not against it',
        },
        ...identity('trained'),
        { gate: 'metrics', phase: 'trained', ...policy.metrics },
        {
          gate: 'drift',
          phase: 'trained',
          of: 'version',
          ...policy.drift,
          blocksOn: policy.drift.blocksOn.filter(one => one === 'failed'),
          why: 'Nothing can have been observed of a version that has not served; what is observed of it counts',
        },
      ];
    default:
      return mode satisfies never;
  }
}

function identity(phase: GatePhase): GateRule[] {
  return [
    { gate: 'version_ready', phase, blocksOn: [...SHORTFALLS] },
    { gate: 'artefact_digest', phase, blocksOn: [...SHORTFALLS] },
  ];
}
