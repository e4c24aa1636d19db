import type { TurnOutcome } from '../../reconcile';
import type { PromotionRecord } from '../types';
import { end } from './end';
import type { StepTools } from './types';

/** Ends a promotion that cannot be done, for a reason; the champion is as it was. */
export const fail = (
  promotion: PromotionRecord,
  tools: StepTools,
  reason: string,
  now: Date,
): TurnOutcome => end(promotion, tools, 'failed', reason, now);
