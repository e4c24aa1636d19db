import type { Rollout } from '../../deployments/types';
import type { TurnOutcome } from '../../reconcile';
import { SYSTEM } from '../life/PromotionLife';
import type { PromotionRecord } from '../types';
import { fail } from './fail';
import { moveAlias, restoreAlias } from './moveAlias';
import { LOOK_AGAIN, type Step, type StepTools } from './types';

/** `rolling_out`: follows the deployment. When it answers with its digest, the alias moves; when it does not, what
 * served before serves again and the alias stays. */
export const followRollout: Step = async (promotion, tools, turn) => {
  const rollout = await tools.deployments.getRollout(promotion.id);
  if (!rollout) {
    return fail(promotion, tools, 'It has no rollout', turn.now);
  }
  switch (rollout.state) {
    case 'deploying':
      return look(
        promotion,
        tools,
        rollout.waitingFor
          ? `${rollout.waitingFor} does not answer`
          : rollout.message,
        turn.now,
      );
    case 'serving':
      return moveAlias(promotion, rollout, tools, turn);
    case 'putting-back':
      return look(
        promotion,
        tools,
        `Putting back ${
          promotion.replacedVersion
            ? `version ${promotion.replacedVersion}`
            : 'nothing'
        }: ${whyBack(promotion, rollout)}`,
        turn.now,
      );
    case 'put-back':
      return (
        (await restoreAlias(promotion, tools, turn)) ??
        endBack(promotion, rollout, tools, turn.now)
      );
    case 'replaced':
    case 'superseded':
      return fail(
        promotion,
        tools,
        `Another rollout to ${promotion.environment} came first`,
        turn.now,
      );
    default:
      return rollout.state satisfies never;
  }
};

function look(
  promotion: PromotionRecord,
  { life }: StepTools,
  reason: string | undefined,
  now: Date,
): TurnOutcome {
  return {
    next: LOOK_AGAIN,
    write:
      promotion.stateReason === reason
        ? undefined
        : transaction =>
            life.note(
              transaction,
              promotion,
              { stateReason: reason ?? null },
              now,
            ),
  };
}

function endBack(
  promotion: PromotionRecord,
  rollout: Rollout,
  { life }: StepTools,
  now: Date,
): TurnOutcome {
  const { replacedVersion, abortedBy } = promotion;
  const withoutPredecessor = abortedBy ? 'revoked' : 'failed';
  const event = replacedVersion ? 'rolled_back' : withoutPredecessor;
  const after = replacedVersion
    ? `Version ${replacedVersion} serves again`
    : 'Nothing served before, so nothing serves now';
  return {
    next: 0,
    write: async transaction => {
      await life.move(
        transaction,
        promotion,
        event,
        {
          actor: abortedBy ?? SYSTEM,
          act: `promotion.${event}`,
          detail: { servesAgain: replacedVersion ?? null },
        },
        { stateReason: `${after}: ${whyBack(promotion, rollout)}` },
        now,
      );
    },
  };
}

function whyBack(
  { abortedBy, abortReason }: PromotionRecord,
  { message }: Rollout,
) {
  return abortedBy
    ? `${abortedBy} aborted it: ${abortReason}`
    : message ?? 'the deployment did not answer';
}
