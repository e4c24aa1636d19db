import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';

/** One thing that was decided or done. `detail` is plain JSON without secrets and without personal data but names. */
export type LedgerRecord = {
  /** Entity reference of who did it, or `system:slipway`. */
  actor: string;
  /** `<what>.<done>`: `promotion.approved`. */
  act: string;
  /** `<what>:<id>`: `promotion:5b1c…`. */
  subject: string;
  detail: JsonObject;
};

/** Writes the ledger. */
export interface LedgerWriter {
  /**
   * Appends in the caller's transaction, so that a state never changes without its entry and no entry stands without
   * its change. Appends of all replicas form one chain.
   */
  append(transaction: Knex.Transaction, record: LedgerRecord): Promise<void>;
}
