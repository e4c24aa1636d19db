import type { TurnOutcome } from '../../reconcile';
import { SYSTEM } from '../life/PromotionLife';
import type { PromotionRecord } from '../types';
import type { StepTools } from './types';

const LONGEST = 4_000;

/** Ends a promotion for a reason, by nobody's act; the champion is as it was. */
export function end(
  promotion: PromotionRecord,
  { life }: StepTools,
  event: 'failed' | 'revoked' | 'expired',
  reason: string,
  now: Date,
): TurnOutcome {
  return {
    next: 0,
    write: async transaction => {
      await life.move(
        transaction,
        promotion,
        event,
        { actor: SYSTEM, act: `promotion.${event}` },
        { stateReason: reason.slice(0, LONGEST) },
        now,
      );
    },
  };
}
