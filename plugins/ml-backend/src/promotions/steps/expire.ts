import type { TurnOutcome } from '../../reconcile';
import type { PromotionRecord } from '../types';
import { end } from './end';
import type { StepTools } from './types';

/** Has it, or its approval, waited longer than its policy allows? */
export const hasExpired = (
  { expiresAt }: Pick<PromotionRecord, 'expiresAt'>,
  now: Date,
): boolean => Date.parse(expiresAt) <= now.getTime();

/** Ends a promotion that waited too long. Time never approves. */
export function expireAt(
  promotion: PromotionRecord,
  tools: StepTools,
  now: Date,
): TurnOutcome {
  const what =
    promotion.state === 'awaiting_approval' || promotion.state === 'gated'
      ? 'Nobody approved it'
      : 'Its approval was not used';
  return end(
    promotion,
    tools,
    'expired',
    `${what} until ${promotion.expiresAt}`,
    now,
  );
}
