import type { AuthService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { EntityReader } from '../../entities';
import { isPolicyOf } from '../plan/boundPlan';
import type { PromotionPlanner } from '../plan/PromotionPlanner';
import type { DecisionStore } from '../store/DecisionStore';
import type { PromotionRecord } from '../types';
import type { ApproverDirectory } from './ApproverDirectory';

/** Whether a promotion's approvals carry it now. */
export type ApprovalFinding =
  | { holds: true; approvers: string[] }
  /** The approvals no longer count; others can approve anew. */
  | { holds: false; canBeApproved: true; reason: string }
  /** It rests on a policy or model that is no more; somebody has to ask anew. */
  | { holds: false; canBeApproved: false; reason: string };

/**
 * Checks rights at the moment of use: that the policy is still the sealed one, and that enough persons who may decide
 * now, by the catalog as it is now, have approved what is still to be done.
 */
export class ApprovalCheck {
  constructor(
    private readonly options: {
      auth: AuthService;
      entities: EntityReader;
      planner: PromotionPlanner;
      decisions: DecisionStore;
      directory: ApproverDirectory;
    },
  ) {}

  async check(promotion: PromotionRecord): Promise<ApprovalFinding> {
    if (promotion.mode === 'rollback') {
      return { holds: true, approvers: [] };
    }
    const changed = await this.findPolicyChange(promotion);
    if (changed) {
      return { holds: false, canBeApproved: false, reason: changed };
    }
    const approvals = (await this.options.decisions.list(promotion.id)).filter(
      one => one.decision === 'approved' && !one.voidedAt,
    );
    const membership = await Promise.all(
      approvals.map(async one => ({
        one,
        isMember: await this.options.directory.isMember(one.by, one.group),
      })),
    );
    const gone = membership.filter(({ isMember }) => !isMember);
    const approvers = membership
      .filter(
        ({ one, isMember }) => isMember && one.by !== promotion.requestedBy,
      )
      .map(({ one }) => one.by);
    if (approvers.length >= promotion.plan.policy.approvals) {
      return { holds: true, approvers };
    }
    return {
      holds: false,
      canBeApproved: true,
      reason:
        gone
          .map(({ one }) => `${one.by} is no longer in ${one.group}`)
          .join('; ') ||
        `It has ${approvers.length} of ${promotion.plan.policy.approvals} approvals`,
    };
  }

  /** Why the plan no longer is what the policy asks for, or undefined while it is. */
  async findPolicyChange(
    promotion: PromotionRecord,
  ): Promise<string | undefined> {
    const { auth, entities, planner } = this.options;
    try {
      const model = await entities.getModel(
        promotion.model,
        await auth.getOwnServiceCredentials(),
      );
      const policy = planner.policy(model, promotion.environment);
      return isPolicyOf(promotion.plan, policy)
        ? undefined
        : 'The policy has changed since this promotion was requested; ask for it again';
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return `${promotion.model} is no longer a model in the catalog`;
      }
      throw error;
    }
  }
}
