import type { Knex } from 'knex';
import type { LedgerRow } from './ledgerRow';

/** Where the chain ends. */
export type LedgerHead = { sequence: number; hash: string };

/** The tables `ledger` and `ledger_head`; nothing else touches them. */
export class LedgerStore {
  constructor(private readonly database: Knex) {}

  /**
   * The head, held until the transaction ends. The update comes first because it is what takes the lock: the row's on
   * PostgreSQL, the writer's on SQLite. So appends of all replicas take turns.
   */
  async takeHead(transaction: Knex.Transaction): Promise<LedgerHead> {
    await transaction('ledger_head')
      .where({ id: 1 })
      .update({ sequence: transaction.raw('?? + 1', ['sequence']) });
    const head = await transaction<LedgerHead & { id: number }>('ledger_head')
      .where({ id: 1 })
      .first('sequence', 'hash');
    if (!head) {
      throw new Error(
        'The ledger has no head; its table ledger_head was emptied',
      );
    }
    return { sequence: head.sequence - 1, hash: head.hash };
  }

  /** Adds a row behind the head taken in this transaction. */
  async append(transaction: Knex.Transaction, row: LedgerRow): Promise<void> {
    await transaction<LedgerRow>('ledger').insert(row);
    await transaction('ledger_head')
      .where({ id: 1 })
      .update({ sequence: row.sequence, hash: row.hash });
  }

  /** How many entries a subject has, as the transaction sees it. */
  async countOf(
    transaction: Knex.Transaction,
    subject: string,
  ): Promise<number> {
    const [{ entries }] = await transaction('ledger')
      .where({ subject })
      .count({ entries: '*' });
    return Number(entries);
  }

  /** The head now. */
  async readHead(): Promise<LedgerHead | undefined> {
    return this.database<LedgerHead & { id: number }>('ledger_head')
      .where({ id: 1 })
      .first('sequence', 'hash');
  }

  /** Rows after a sequence number, oldest first. */
  async listAfter(
    sequence: number,
    limit: number,
    subject?: string,
  ): Promise<LedgerRow[]> {
    const query = this.database<LedgerRow>('ledger')
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(limit);
    return subject === undefined ? query : query.where({ subject });
  }

  /** Rows before a sequence number, or the newest, newest first. */
  async listBefore(
    sequence: number | undefined,
    limit: number,
    subject?: string,
  ): Promise<LedgerRow[]> {
    const query = this.database<LedgerRow>('ledger')
      .orderBy('sequence', 'desc')
      .limit(limit);
    if (sequence !== undefined) query.where('sequence', '<', sequence);
    return subject === undefined ? query : query.where({ subject });
  }

  /** Rows by sequence number; those that are not there are left out. */
  async getAll(sequences: readonly number[]): Promise<LedgerRow[]> {
    return this.database<LedgerRow>('ledger').whereIn('sequence', sequences);
  }
}
