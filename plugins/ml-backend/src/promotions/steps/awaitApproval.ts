import { expireAt, hasExpired } from './expire';
import type { Step } from './types';

/** `awaiting_approval`: nothing but the end of its time happens by itself. */
export const awaitApproval: Step = async (promotion, tools, { now }) =>
  hasExpired(promotion, now)
    ? expireAt(promotion, tools, now)
    : { next: Date.parse(promotion.expiresAt) - now.getTime() };
