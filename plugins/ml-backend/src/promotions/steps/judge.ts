import type { Comparison } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { TurnOutcome } from '../../reconcile';
import { sealOf, type Evaluation } from '../evaluation/PromotionEvaluator';
import { SYSTEM, type Deed } from '../life/PromotionLife';
import { isoDurationToMilliseconds } from '../policy';
import type { PromotionRecord } from '../types';
import { expireAt, hasExpired } from './expire';
import type { Step, StepTools } from './types';

const SOONEST = 60_000;
const LATEST = 15 * 60_000;

/**
 * `requested` and `gated`: evaluates the gates. What blocks keeps it gated and is looked at again, first after a minute,
 * later every quarter of an hour; what passes goes on to persons, or at once where the policy asks for none.
 */
export const judge: Step = async (promotion, tools, { now }) => {
  if (hasExpired(promotion, now)) {
    return expireAt(promotion, tools, now);
  }
  const evaluation = await tools.evaluator.evaluatePromotion(
    promotion,
    'request',
    now,
  );
  const isNews =
    promotion.state === 'requested' ||
    promotion.evidenceDigest !== evaluation.evidenceDigest;
  const comparison =
    isNews || !promotion.comparison || promotion.comparison.error
      ? await tools.evaluator.compare(
          promotion.plan,
          promotion.registry,
          evaluation,
        )
      : undefined;
  return {
    next: evaluation.blockedBy ? untilNextLook(promotion, now) : 0,
    write: async transaction => {
      await tools.evaluator.save(transaction, promotion, evaluation);
      const gated = await recordEvaluation(transaction, promotion, tools, {
        evaluation,
        comparison,
        isNews,
        now,
      });
      await goOn(transaction, gated, tools, evaluation, now);
    },
  } satisfies TurnOutcome;
};

async function recordEvaluation(
  transaction: Knex.Transaction,
  promotion: PromotionRecord,
  { life, store }: StepTools,
  {
    evaluation,
    comparison,
    isNews,
    now,
  }: {
    evaluation: Evaluation;
    comparison?: Comparison;
    isNews: boolean;
    now: Date;
  },
): Promise<PromotionRecord> {
  const changes = {
    evidenceDigest: evaluation.evidenceDigest,
    comparison,
    checkedAt: now.toISOString(),
    stateReason: evaluation.blockedBy ?? null,
  };
  const deed: Deed = {
    actor: SYSTEM,
    act: 'promotion.gates_evaluated',
    detail: sealOf(evaluation),
  };
  if (promotion.state === 'requested') {
    return life.move(
      transaction,
      promotion,
      'gates_evaluated',
      deed,
      changes,
      now,
    );
  }
  await life.note(
    transaction,
    promotion,
    changes,
    now,
    isNews ? deed : undefined,
  );
  return store.get(promotion.id, transaction);
}

async function goOn(
  transaction: Knex.Transaction,
  promotion: PromotionRecord,
  { life }: StepTools,
  { blockedBy }: Evaluation,
  now: Date,
): Promise<void> {
  const { policy } = promotion.plan;
  if (promotion.mode === 'rollback') {
    // Nobody waits for a roll-back: it can be done now, or it cannot be done.
    await life.move(
      transaction,
      promotion,
      blockedBy ? 'failed' : 'approval_not_needed',
      {
        actor: SYSTEM,
        act: blockedBy ? 'promotion.failed' : 'promotion.approval_not_needed',
      },
      {
        stateReason: blockedBy
          ? `What served before cannot serve again: ${blockedBy}`
          : null,
        expiresAt: usableUntil(promotion, now),
      },
      now,
    );
    return;
  }
  if (blockedBy) {
    return;
  }
  const awaiting = await life.move(
    transaction,
    promotion,
    'gates_passed',
    { actor: SYSTEM, act: 'promotion.awaiting_approval' },
    { notice: policy.approvals > 0 ? 'approvers' : null },
    now,
  );
  if (policy.approvals === 0) {
    await life.move(
      transaction,
      awaiting,
      'approved',
      {
        actor: SYSTEM,
        act: 'promotion.approved',
        detail: {
          policy: { ...policy },
          why: `The policy of tier ${policy.tier} for ${promotion.environment} asks for no approval`,
          digest: promotion.digest,
          planHash: promotion.planHash,
          evidenceDigest: promotion.evidenceDigest,
        },
      },
      { expiresAt: usableUntil(promotion, now) },
      now,
    );
  }
}

/** Until when an approval of this moment must be used. */
export function usableUntil({ plan }: PromotionRecord, now: Date): string {
  return new Date(
    now.getTime() + isoDurationToMilliseconds(plan.policy.expiresAfter),
  ).toISOString();
}

function untilNextLook(
  { requestedAt, expiresAt }: PromotionRecord,
  now: Date,
): number {
  const age = now.getTime() - Date.parse(requestedAt);
  const wait = Math.min(LATEST, Math.max(SOONEST, age / 4));
  return Math.min(wait, Date.parse(expiresAt) - now.getTime());
}
