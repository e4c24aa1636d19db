import type { TurnOutcome } from '../../reconcile';
import { SYSTEM } from '../life/PromotionLife';
import type { PromotionRecord } from '../types';
import type { Step, StepTools } from './types';
import { checkUse } from './use';

/** `approved`: launches the training where there is some; the rest is for the next step to verify. */
export const begin: Step = async (promotion, tools, { now }) => {
  if (!promotion.plan.launch) {
    return {
      next: 0,
      write: async transaction => {
        await tools.life.move(
          transaction,
          promotion,
          'nothing_to_launch',
          { actor: SYSTEM, act: 'promotion.verifying' },
          {},
          now,
        );
      },
    };
  }
  const use = await checkUse(promotion, tools, now);
  return use.holds
    ? launch(promotion, promotion.plan.launch, tools, use.approvers, now)
    : use.outcome;
};

function launch(
  promotion: PromotionRecord,
  plan: NonNullable<PromotionRecord['plan']['launch']>,
  { life, launches }: StepTools,
  approvers: string[],
  now: Date,
): TurnOutcome {
  return {
    next: 0,
    write: async transaction => {
      const { id } = await launches.create(transaction, plan, {
        requestedBy: promotion.requestedBy,
        cause: {
          type: 'promotion',
          promotionId: promotion.id,
          ...(promotion.reason ? { reason: promotion.reason } : {}),
        },
        idempotencyKey: `promotion:${promotion.id}`,
      });
      await life.move(
        transaction,
        promotion,
        'launch_created',
        {
          actor: SYSTEM,
          act: 'promotion.launched',
          detail: { launch: id, approvers },
        },
        { launchId: id },
        now,
      );
    },
    announce: () => launches.wake(),
  };
}
