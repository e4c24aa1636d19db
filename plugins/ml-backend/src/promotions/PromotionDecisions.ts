import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { ApprovalRequest, Promotion } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { DeploymentService } from '../deployments/types';
import type { LaunchService } from '../launches/types';
import { writeGoal, type Wakeable } from '../reconcile';
import type { PromotionEvaluator } from './evaluation/PromotionEvaluator';
import type { PromotionLife } from './life/PromotionLife';
import { SYSTEM } from './life/PromotionLife';
import {
  approverGroupOf,
  mayAbort,
  mayApprove,
  mayReject,
  mayWithdraw,
  requireVerdict,
  type ActFacts,
  type ApprovalCheck,
  type Caller,
  type Rights,
} from './people';
import { toPromotion } from './present';
import { usableUntil } from './steps/judge';
import type { DecisionStore } from './store/DecisionStore';
import { PROMOTIONS_TABLE, type PromotionStore } from './store/PromotionStore';
import type { PromotionRecord } from './types';

/** Who decides, and what the permission policy lets them do. */
export type Decider = { caller: Caller; rights: Rights };

/** What persons decide: each checked against what the promotion is at that instant, in one transaction with its entry. */
export class PromotionDecisions {
  constructor(
    private readonly options: {
      database: Knex;
      store: PromotionStore;
      decisions: DecisionStore;
      life: PromotionLife;
      evaluator: PromotionEvaluator;
      approvals: ApprovalCheck;
      launches: LaunchService;
      deployments: DeploymentService;
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
    return this.#act(id, { caller, rights }, mayApprove, (transaction, facts) =>
      this.#recordApproval(transaction, facts, caller, shown),
    );
  }

  /** Ends a promotion that nobody has approved yet. Throws as {@link approve}. */
  async reject(
    id: string,
    decider: Decider,
    reason: string,
  ): Promise<Promotion> {
    return this.#act(id, decider, mayReject, async (transaction, facts) => {
      const { promotion } = facts;
      const { caller } = decider;
      const { decisions, life, now } = this.options;
      const at = now();
      // Who approved before and now rejects has changed their mind: the last word counts.
      await decisions.void(
        transaction,
        { promotionId: id, by: caller.actor },
        'Rejected afterwards',
        at,
      );
      await decisions.insert(transaction, {
        id: randomUUID(),
        promotionId: id,
        by: caller.actor,
        decision: 'rejected',
        comment: reason,
        at: at.toISOString(),
        group: approverGroupOf(promotion, caller) ?? '',
        digest: promotion.digest,
        planHash: promotion.planHash,
        evidenceDigest: promotion.evidenceDigest,
      });
      await life.move(
        transaction,
        promotion,
        'rejected',
        { actor: caller.actor, act: 'promotion.rejected' },
        { stateReason: reason },
        at,
      );
    });
  }

  /** The requester takes a request back. Throws as {@link approve}. */
  async withdraw(
    id: string,
    decider: Decider,
    reason: string,
  ): Promise<Promotion> {
    return this.#act(id, decider, mayWithdraw, async (transaction, facts) => {
      await this.options.life.move(
        transaction,
        facts.promotion,
        'withdrawn',
        { actor: decider.caller.actor, act: 'promotion.withdrawn' },
        { stateReason: reason },
        this.options.now(),
      );
    });
  }

  /**
   * Stops what is under way: the launch, where it trains; the rollout, where it rolls out, and then what served before
   * serves again. Throws as {@link approve}.
   */
  async abort(
    id: string,
    decider: Decider,
    reason: string,
  ): Promise<Promotion> {
    const { life, launches, deployments, now } = this.options;
    const { actor } = decider.caller;
    const promotion = await this.#act(
      id,
      decider,
      mayAbort,
      async (transaction, { promotion: before }) => {
        const changes = { abortedBy: actor, abortReason: reason };
        const deed = {
          actor,
          act: 'promotion.aborted',
          detail: { reason, during: before.state },
        };
        if (before.state === 'rolling_out') {
          await deployments.putBack(transaction, id, { actor, reason });
          await life.note(transaction, before, changes, now(), deed);
          return;
        }
        if (before.launchId) {
          await launches.stop(before.launchId, { actor, reason }, transaction);
        }
        await life.move(
          transaction,
          before,
          'revoked',
          deed,
          { ...changes, stateReason: `${actor} aborted it: ${reason}` },
          now(),
        );
      },
    );
    launches.wake();
    deployments.wake();
    return promotion;
  }

  /** Reads the evidence from its sources at this instant; where it has changed, nothing that was approved counts. */
  async #requireTrueEvidence(promotion: PromotionRecord): Promise<void> {
    const { evaluator, database, decisions, life, now } = this.options;
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
      await decisions.void(
        transaction,
        { promotionId: promotion.id },
        reason,
        at,
      );
      await life.move(
        transaction,
        promotion,
        'approval_voided',
        { actor: SYSTEM, act: 'promotion.approval_voided' },
        { stateReason: reason },
        at,
      );
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
    {
      promotion,
      decisions: earlier,
    }: ActFacts & { promotion: PromotionRecord },
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

  /** Does an act in one transaction, after asking again whether the promotion as it is then allows it. */
  async #act(
    id: string,
    { caller, rights }: Decider,
    may: (facts: ActFacts) => Parameters<typeof requireVerdict>[0],
    act: (
      transaction: Knex.Transaction,
      facts: ActFacts & { promotion: PromotionRecord },
    ) => Promise<void>,
  ): Promise<Promotion> {
    const { database, store, decisions, loop, hint, now } = this.options;
    const [after, all] = await database.transaction(async transaction => {
      const facts = {
        promotion: await store.get(id, transaction),
        decisions: await decisions.list(id, transaction),
        caller,
        rights,
      };
      requireVerdict(may(facts));
      await act(transaction, facts);
      await writeGoal(transaction, {
        table: PROMOTIONS_TABLE,
        id,
        now: now(),
      });
      return [
        await store.get(id, transaction),
        await decisions.list(id, transaction),
      ] as const;
    });
    loop.wake();
    hint(id);
    return toPromotion(
      after,
      all.filter(one => one.decision === 'approved' && !one.voidedAt).length,
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
