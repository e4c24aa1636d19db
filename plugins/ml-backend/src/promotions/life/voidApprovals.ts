import type { Knex } from 'knex';
import type { DecisionStore } from '../store/DecisionStore';
import type { PromotionRecord } from '../types';
import { SYSTEM, type PromotionLife } from './PromotionLife';

/** Takes every approval its force and sends the promotion back to its gates, in the caller's transaction. */
export async function voidApprovals(
  transaction: Knex.Transaction,
  promotion: PromotionRecord,
  { life, decisions }: { life: PromotionLife; decisions: DecisionStore },
  reason: string,
  at: Date,
): Promise<void> {
  await decisions.void(transaction, { promotionId: promotion.id }, reason, at);
  await life.move(
    transaction,
    promotion,
    'approval_voided',
    { actor: SYSTEM, act: 'promotion.approval_voided' },
    { stateReason: reason, notice: null },
    at,
  );
}
