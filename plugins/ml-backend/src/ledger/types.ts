import type { JsonObject } from '@backstage/types';
import type {
  LedgerEntry,
  LedgerPage,
  LedgerVerification,
} from '@slipway/plugin-ml-common';
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

/** Which entries. */
export type LedgerQuery = {
  /** Of one subject, oldest first; of everything, newest first. */
  subject?: string;
  /** 1 to 200. */
  limit: number;
  cursor?: string;
};

/** Reads the ledger and checks that it still is what was written. */
export interface LedgerReader {
  list(query: LedgerQuery): Promise<LedgerPage>;
  /** The newest 500 entries of one subject, oldest first. */
  listBySubject(subject: string): Promise<LedgerEntry[]>;
  /**
   * Whether every entry of one subject still has its hash and is still linked to the entries before and after it.
   * Quick; says nothing about the rest of the chain, nor about entries cut from the subject's end.
   */
  holdsFor(subject: string): Promise<boolean>;
  /** Recomputes the whole chain, in chunks. */
  verify(options?: { signal?: AbortSignal }): Promise<LedgerVerification>;
}
