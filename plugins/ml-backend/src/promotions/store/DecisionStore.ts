import type { Knex } from 'knex';
import type { DecisionRecord } from '../types';

type DecisionRow = {
  id: string;
  promotion_id: string;
  decided_by: string;
  decision: DecisionRecord['decision'];
  comment: string | null;
  decided_at: string;
  group_ref: string;
  digest: string;
  plan_hash: string;
  evidence_digest: string | null;
  voided_at: string | null;
  void_reason: string | null;
};

const TABLE = 'promotion_decisions';

/** The table `promotion_decisions`. */
export class DecisionStore {
  constructor(private readonly database: Knex) {}

  /** Writes a decision. A second valid one of the same person breaks the table's unique index. */
  async insert(
    transaction: Knex.Transaction,
    decision: DecisionRecord,
  ): Promise<void> {
    await transaction<DecisionRow>(TABLE).insert({
      id: decision.id,
      promotion_id: decision.promotionId,
      decided_by: decision.by,
      decision: decision.decision,
      comment: decision.comment ?? null,
      decided_at: decision.at,
      group_ref: decision.group,
      digest: decision.digest,
      plan_hash: decision.planHash,
      evidence_digest: decision.evidenceDigest ?? null,
    });
  }

  /** All decisions on a promotion, oldest first. */
  async list(
    promotionId: string,
    transaction?: Knex.Transaction,
  ): Promise<DecisionRecord[]> {
    const rows = await (transaction ?? this.database)<DecisionRow>(TABLE)
      .where({ promotion_id: promotionId })
      .orderBy(['decided_at', 'id']);
    return rows.map(row => ({
      id: row.id,
      promotionId: row.promotion_id,
      by: row.decided_by,
      decision: row.decision,
      comment: row.comment ?? undefined,
      at: row.decided_at,
      group: row.group_ref,
      digest: row.digest,
      planHash: row.plan_hash,
      evidenceDigest: row.evidence_digest ?? undefined,
      voidedAt: row.voided_at ?? undefined,
      voidReason: row.void_reason ?? undefined,
    }));
  }

  /** Takes approvals their force, all that are valid or one person's; says how many there were. */
  async void(
    transaction: Knex.Transaction,
    which: { promotionId: string; by?: string },
    reason: string,
    at: Date,
  ): Promise<number> {
    return transaction<DecisionRow>(TABLE)
      .where({
        promotion_id: which.promotionId,
        ...(which.by ? { decided_by: which.by } : {}),
      })
      .whereNull('voided_at')
      .update({ voided_at: at.toISOString(), void_reason: reason });
  }
}
