import { randomUUID } from 'node:crypto';
import type { Promotion } from '@slipway/plugin-ml-common';
import type { DeploymentService } from '../deployments/types';
import type { LaunchService } from '../launches/types';
import type { PromotionLife } from './life/PromotionLife';
import {
  approverGroupOf,
  mayAbort,
  mayReject,
  mayWithdraw,
  type DecidedAct,
  type Decider,
} from './people';
import type { DecisionStore } from './store/DecisionStore';

/** The ways in which persons end promotions. */
export class PromotionDecisions {
  constructor(
    private readonly options: {
      decisions: DecisionStore;
      life: PromotionLife;
      launches: LaunchService;
      deployments: DeploymentService;
      act: DecidedAct;
      now: () => Date;
    },
  ) {}

  /** Ends a promotion that nobody has approved yet. Throws `NotAllowedError` or `ConflictError`. */
  async reject(
    id: string,
    decider: Decider,
    reason: string,
  ): Promise<Promotion> {
    return this.options.act.do(
      id,
      decider,
      mayReject,
      async (transaction, facts) => {
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
      },
    );
  }

  /** The requester takes a request back. Throws `NotAllowedError` or `ConflictError`. */
  async withdraw(
    id: string,
    decider: Decider,
    reason: string,
  ): Promise<Promotion> {
    return this.options.act.do(
      id,
      decider,
      mayWithdraw,
      async (transaction, facts) => {
        await this.options.life.move(
          transaction,
          facts.promotion,
          'withdrawn',
          { actor: decider.caller.actor, act: 'promotion.withdrawn' },
          { stateReason: reason },
          this.options.now(),
        );
      },
    );
  }

  /**
   * Stops what is under way: the launch, where it trains; the rollout, where it rolls out, and then what served before
   * serves again. Throws `NotAllowedError` or `ConflictError`.
   */
  async abort(
    id: string,
    decider: Decider,
    reason: string,
  ): Promise<Promotion> {
    const { life, launches, deployments, now } = this.options;
    const { actor } = decider.caller;
    const promotion = await this.options.act.do(
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
}
