import type {
  Decision,
  Gate,
  Plan,
  Promotion,
} from '@slipway/plugin-ml-common';
import { GATE_TITLES, type EvaluatedGate } from './gates';
import type { DecisionRecord, PromotionPlan, PromotionRecord } from './types';

/** A promotion in the words of the API. */
export function toPromotion(
  record: PromotionRecord,
  approvals: number,
): Promotion {
  return {
    id: record.id,
    model: record.model,
    registeredModel: record.registeredModel,
    version: record.version,
    resultVersion:
      record.resultVersion ??
      (record.mode === 'train' ? undefined : record.version),
    digest: record.resultDigest ?? record.digest,
    environment: record.environment,
    mode: record.mode,
    state: record.state,
    stateReason: record.stateReason ?? record.waitingReason,
    waitingFor: record.waitingFor,
    requestedBy: record.requestedBy,
    requestedAt: record.requestedAt,
    expiresAt: record.endedAt ? undefined : record.expiresAt,
    endedAt: record.endedAt,
    reason: record.reason,
    planHash: record.planHash,
    launchId: record.launchId,
    approvals,
    approvalsNeeded: record.approvalsNeeded,
    updatedAt: record.updatedAt,
  };
}

/** A plan in the words of the API: every rule beside the name of its gate. */
export function toPlan(plan: PromotionPlan): Plan {
  return {
    ...plan,
    gates: plan.gates.map(({ gate, ...rule }) => ({ gate, rule })),
  };
}

/** The gates of a plan as they were evaluated; those that were not yet are pending. */
export function toGates(
  plan: PromotionPlan,
  evaluated: readonly EvaluatedGate[],
): Gate[] {
  return plan.gates.map(({ gate, phase }) => {
    const found = evaluated.find(
      one => one.gate === gate && one.phase === phase,
    );
    return {
      title: GATE_TITLES[gate],
      ...(found ?? {
        gate,
        phase,
        outcome: 'pending',
        summary:
          phase === 'trained'
            ? 'Evaluated for the version that the training makes'
            : 'Not evaluated yet',
      }),
    };
  });
}

/** A decision in the words of the API. */
export function toDecision(record: DecisionRecord): Decision {
  return {
    by: record.by,
    decision: record.decision,
    comment: record.comment,
    at: record.at,
    group: record.group,
    digest: record.digest,
    planHash: record.planHash,
    evidenceDigest: record.evidenceDigest,
    valid: record.voidedAt === undefined,
    invalidReason: record.voidReason,
  };
}
