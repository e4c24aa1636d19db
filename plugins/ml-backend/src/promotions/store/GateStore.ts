import type { Knex } from 'knex';
import { canonicalJson } from '../../ledger';
import type { EvaluatedGate } from '../gates';

type GateRow = {
  promotion_id: string;
  gate: EvaluatedGate['gate'];
  phase: EvaluatedGate['phase'];
  outcome: EvaluatedGate['outcome'];
  summary: string;
  evidence: string;
  evidence_digest: EvaluatedGate['evidenceDigest'];
  evaluated_at: string;
};

/** The table `promotion_gates`. */
export class GateStore {
  constructor(private readonly database: Knex) {}

  /** Writes evaluations in place of earlier ones of the same gates. */
  async save(
    transaction: Knex.Transaction,
    promotionId: string,
    gates: readonly EvaluatedGate[],
  ): Promise<void> {
    if (gates.length === 0) {
      return;
    }
    await transaction<GateRow>('promotion_gates')
      .insert(
        gates.map(one => ({
          promotion_id: promotionId,
          gate: one.gate,
          phase: one.phase,
          outcome: one.outcome,
          summary: one.summary,
          evidence: canonicalJson(one.evidence),
          evidence_digest: one.evidenceDigest,
          evaluated_at: one.evaluatedAt,
        })),
      )
      .onConflict(['promotion_id', 'phase', 'gate'])
      .merge();
  }

  /** The gates of a promotion as they were last evaluated. */
  async list(
    promotionId: string,
    transaction?: Knex.Transaction,
  ): Promise<EvaluatedGate[]> {
    const rows = await (transaction ?? this.database)<GateRow>(
      'promotion_gates',
    ).where({ promotion_id: promotionId });
    return rows.map(row => ({
      gate: row.gate,
      phase: row.phase,
      outcome: row.outcome,
      summary: row.summary,
      evidence: JSON.parse(row.evidence),
      evidenceDigest: row.evidence_digest,
      evaluatedAt: row.evaluated_at,
    }));
  }
}
