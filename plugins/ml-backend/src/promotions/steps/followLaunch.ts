import { hasEnded } from '../../launches/types';
import { SYSTEM } from '../life/PromotionLife';
import { fail } from './fail';
import { LOOK_AGAIN, type Step } from './types';

const TAIL_LINES = 20;

/** `launching`: follows the training job. A job that fails ends the promotion with the last lines of its log. */
export const followLaunch: Step = async (promotion, tools, { now }) => {
  const { launches, life } = tools;
  if (!promotion.launchId) {
    return fail(promotion, tools, 'It has no launch', now);
  }
  const launch = await launches.getRecord(promotion.launchId);
  if (!hasEnded(launch.state)) {
    const reason = launch.stateReason ?? null;
    return {
      next: LOOK_AGAIN,
      write:
        reason === (promotion.stateReason ?? null)
          ? undefined
          : transaction =>
              life.note(transaction, promotion, { stateReason: reason }, now),
    };
  }
  if (launch.state !== 'succeeded') {
    const tail = launch.attempts
      .at(-1)
      ?.logTail?.trimEnd()
      .split('\n')
      .slice(-TAIL_LINES)
      .join('\n');
    const why = launch.stateReason ? `: ${launch.stateReason}` : '';
    return fail(
      promotion,
      tools,
      `The training job ${launch.state}${why}${tail ? `\n${tail}` : ''}`,
      now,
    );
  }
  return {
    next: 0,
    write: async transaction => {
      await life.move(
        transaction,
        promotion,
        'launch_succeeded',
        {
          actor: SYSTEM,
          act: 'promotion.trained',
          detail: { launch: launch.id, attempt: launch.attempt },
        },
        {},
        now,
      );
    },
  };
};
