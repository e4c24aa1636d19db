import type { Observation } from '@slipway/plugin-ml-common';
import { isoDurationToMilliseconds } from '../policy';
import type { RuleOf } from './rules';
import type { EvidenceSources, GateSubject, Judgement } from './types';

type ObservedFeature = {
  id: string;
  name: string;
  method: string;
  value: number | null;
  thresholds: { degraded?: number; failing?: number };
  direction: 'higher_is_worse' | 'lower_is_worse';
  observedAt: string;
  window: { start: string; end: string };
};

/** The newest observation of every feature's drift. */
export type DriftEvidence = {
  /** Of which version, or of the model as a whole. */
  of: 'version' | 'model' | 'nothing';
  version: string;
  observations: ObservedFeature[];
};

/** Reads what is known of the data's drift. */
export async function readDrift(
  { model, version }: GateSubject,
  rule: Pick<RuleOf<'drift'>, 'of'>,
  { health }: Pick<EvidenceSources, 'health'>,
): Promise<DriftEvidence> {
  const ofVersion = await health.getLatestObservations(model, {
    modelVersion: version,
    kind: 'data-drift',
  });
  if (ofVersion.length > 0) {
    return { of: 'version', version, observations: ofVersion.map(keep) };
  }
  const ofModel =
    rule.of === 'version'
      ? []
      : await health.getLatestObservations(model, { kind: 'data-drift' });
  return {
    of: ofModel.length > 0 ? 'model' : 'nothing',
    version,
    observations: ofModel.map(keep),
  };
}

/** Passes when the share of features that drift, by their own thresholds, is within the rule. Pure. */
export function judgeDrift(
  rule: RuleOf<'drift'>,
  { of, version, observations }: DriftEvidence,
  at: Date,
): Judgement {
  const whose = of === 'version' ? `version ${version}` : 'the model';
  if (observations.length === 0) {
    return {
      outcome: 'too_little_data',
      summary:
        rule.of === 'version'
          ? `Nothing has been observed of version ${version} yet`
          : 'No drift has been observed; run the model’s monitoring pipeline',
    };
  }
  const oldest = at.getTime() - isoDurationToMilliseconds(rule.maxAge);
  const recent = observations.filter(
    one => Date.parse(one.observedAt) >= oldest && one.value !== null,
  );
  if (recent.length === 0) {
    return {
      outcome: 'too_little_data',
      summary: `No feature of ${whose} was measured within ${
        rule.maxAge
      }; the newest observation is of ${newest(observations)}`,
    };
  }
  const features = new Set(recent.map(({ name }) => name));
  const drifting = new Set(recent.filter(drifts).map(({ name }) => name));
  const share = drifting.size / features.size;
  return {
    outcome: share > rule.maxDriftingShare ? 'failed' : 'passed',
    summary: `${drifting.size} of ${features.size} features of ${whose} drift; allowed is a share of ${rule.maxDriftingShare}`,
  };
}

/** Reaching a threshold counts (docs/reference/contracts.md). */
function drifts({ value, thresholds, direction }: ObservedFeature) {
  const limits = [thresholds.degraded, thresholds.failing];
  return limits.some(
    limit =>
      limit !== undefined &&
      value !== null &&
      (direction === 'higher_is_worse' ? value >= limit : value <= limit),
  );
}

function newest(observations: ObservedFeature[]) {
  return observations
    .map(({ observedAt }) => observedAt)
    .sort()
    .at(-1);
}

function keep(one: Observation): ObservedFeature {
  return {
    id: one.id,
    name: one.name,
    method: one.method,
    value: one.value,
    thresholds: one.thresholds,
    direction: one.direction,
    observedAt: one.observedAt,
    window: one.window,
  };
}
