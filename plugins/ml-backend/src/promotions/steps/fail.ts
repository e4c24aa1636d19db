import type { TurnOutcome } from '../../reconcile';
import { SYSTEM } from '../life/PromotionLife';
import type { PromotionRecord } from '../types';
import type { StepTools } from './types';

const LONGEST = 4_000;

/** Ends a promotion for a reason; the champion is as it was. */
export function fail(
  promotion: PromotionRecord,
  { life }: StepTools,
  reason: string,
  now: Date,
): TurnOutcome {
  return {
    next: 0,
    write: async transaction => {
      await life.move(
        transaction,
        promotion,
        'failed',
        { actor: SYSTEM, act: 'promotion.failed' },
        { stateReason: reason.slice(0, LONGEST) },
        now,
      );
    },
  };
}
