import type { TurnOutcome } from '../../reconcile';
import { SYSTEM } from '../life/PromotionLife';
import type { PromotionRecord } from '../types';
import type { StepTools } from './types';

/** Has it, or its approval, waited longer than its policy allows? */
export const hasExpired = (
  { expiresAt }: Pick<PromotionRecord, 'expiresAt'>,
  now: Date,
): boolean => Date.parse(expiresAt) <= now.getTime();

/** Ends a promotion that waited too long. Time never approves. */
export function expireAt(
  promotion: PromotionRecord,
  { life }: StepTools,
  now: Date,
): TurnOutcome {
  const what =
    promotion.state === 'awaiting_approval' || promotion.state === 'gated'
      ? 'Nobody approved it'
      : 'Its approval was not used';
  return {
    next: 0,
    write: async transaction => {
      await life.move(
        transaction,
        promotion,
        'expired',
        { actor: SYSTEM, act: 'promotion.expired' },
        { stateReason: `${what} until ${promotion.expiresAt}` },
        now,
      );
    },
  };
}
