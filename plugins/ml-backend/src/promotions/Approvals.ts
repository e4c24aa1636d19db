import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { ApprovalRequest, Promotion } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { writeGoal, type Wakeable } from '../reconcile';
import type { PromotionEvaluator } from './evaluation/PromotionEvaluator';
import type { PromotionLife } from './life/PromotionLife';
import { voidApprovals } from './life/voidApprovals';
import {
  approverGroupOf,
  mayApprove,
  requireVerdict,
  type ActSubject,
  type ApprovalCheck,
  type Caller,
  type DecidedAct,
  type Decider,
} from './people';
import { usableUntil } from './steps/judge';
import type { DecisionStore } from './store/DecisionStore';
import { PROMOTIONS_TABLE, type PromotionStore } from './store/PromotionStore';
import type { PromotionRecord } from './types';

/** Takes approvals: by persons who may, of exactly what they were shown and what still is. */
export class Approvals {
  constructor(
    private readonly options: {
      database: Knex;
      store: PromotionStore;
      decisions: DecisionStore;
      life: PromotionLife;
      evaluator: PromotionEvaluator;
      approvals: ApprovalCheck;
      act: DecidedAct;
      loop: Wakeable;
      hint: (id: string) => void;
      now: () => Date;
    },
  ) {}

  /**
   * One person's approval of exactly what that person was shown. Throws `NotAllowedError` for who may not approve, and
   * `ConflictError` saying what changed when it is no longer what was shown.
   */
  async approve(
    id: string,
    { caller, rights }: Decider,
    shown: ApprovalRequest,
  ): Promise<Promotion> {
    const { store, decisions, approvals } = this.options;
    const promotion = await store.get(id);
    requireVerdict(
      mayApprove({
        promotion,
        caller,
        rights,
        decisions: await decisions.list(id),
      }),
    );
    requireShown(promotion, shown);
    const policyChange = await approvals.findPolicyChange(promotion);
    if (policyChange) {
      throw new ConflictError(policyChange);
    }
    await this.#requireTrueEvidence(promotion);
    return this.options.act.do(
      id,
      { caller, rights },
      mayApprove,
      (transaction, facts) =>
        this.#recordApproval(transaction, facts, caller, shown),
    );
  }

  /** Reads the evidence from its sources at this instant; where it has changed, nothing that was approved counts. */
  async #requireTrueEvidence(promotion: PromotionRecord): Promise<void> {
    const { evaluator, database, store, now } = this.options;
    const at = now();
    const evaluation = await evaluator.evaluatePromotion(
      promotion,
      'request',
      at,
    );
    if (evaluation.evidenceDigest === promotion.evidenceDigest) {
      return;
    }
    const changes = await evaluator.findChanges(promotion, evaluation);
    const reason = `The evidence has changed since it was shown: ${changes.join(
      '; ',
    )}`;
    await database.transaction(async transaction => {
      // Locked before its decisions, as every act does it.
      const locked = await store.get(promotion.id, transaction);
      await voidApprovals(transaction, locked, this.options, reason, at);
      await writeGoal(transaction, {
        table: PROMOTIONS_TABLE,
        id: promotion.id,
        now: at,
      });
    });
    this.options.loop.wake();
    this.options.hint(promotion.id);
    throw new ConflictError(`${reason}; reload the page and decide again`);
  }

  async #recordApproval(
    transaction: Knex.Transaction,
    { promotion, decisions: earlier }: ActSubject,
    caller: Caller,
    shown: ApprovalRequest,
  ): Promise<void> {
    requireShown(promotion, shown);
    const { decisions, life, now } = this.options;
    const at = now();
    const group = approverGroupOf(promotion, caller) ?? '';
    await decisions.insert(transaction, {
      id: randomUUID(),
      promotionId: promotion.id,
      by: caller.actor,
      decision: 'approved',
      comment: shown.comment,
      at: at.toISOString(),
      group,
      digest: shown.digest,
      planHash: shown.planHash,
      evidenceDigest: shown.evidenceDigest,
    });
    const needed = promotion.plan.policy.approvals;
    const given =
      1 +
      earlier.filter(one => one.decision === 'approved' && !one.voidedAt)
        .length;
    const deed = {
      actor: caller.actor,
      act: given >= needed ? 'promotion.approved' : 'promotion.approval_given',
      detail: {
        group,
        approval: `${given} of ${needed}`,
        digest: shown.digest,
        planHash: shown.planHash,
        evidenceDigest: shown.evidenceDigest,
        ...(shown.comment ? { comment: shown.comment } : {}),
      },
    };
    const changes = { checkedAt: at.toISOString() };
    if (given < needed) {
      await life.note(transaction, promotion, changes, at, deed);
      return;
    }
    await life.move(
      transaction,
      promotion,
      'approved',
      deed,
      { ...changes, notice: null, expiresAt: usableUntil(promotion, at) },
      at,
    );
  }
}

/** Throws `ConflictError` naming what is not what the approver was shown. */
function requireShown(
  promotion: PromotionRecord,
  shown: ApprovalRequest,
): void {
  const different = (
    [
      ['digest', 'artefact'],
      ['planHash', 'plan'],
      ['evidenceDigest', 'evidence'],
    ] as const
  )
    .filter(([field]) => shown[field] !== promotion[field])
    .map(([, word]) => word);
  if (different.length > 0) {
    throw new ConflictError(
      `The ${different.join(
        ' and the ',
      )} of this promotion changed since it was shown to you; reload the page and decide again`,
    );
  }
}
