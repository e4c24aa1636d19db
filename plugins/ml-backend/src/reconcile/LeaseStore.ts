import type { Knex } from 'knex';

/** A row that this process may work on until the lease ends. */
export type Lease = {
  table: string;
  id: string;
  token: string;
  /** The goal's revision when the lease was taken. */
  goalRevision: number;
  failures: number;
};

/** What the loop writes of a row when a turn ends. */
export type TurnColumns = {
  next_turn_at: string | null;
  turns_failed: number;
  waiting_for: string | null;
  waiting_reason: string | null;
};

const CANDIDATES = 20;

/** The columns of rooms' tables that say whose turn it is; see `Reconcilable`. */
export class LeaseStore {
  constructor(private readonly database: Knex) {}

  /**
   * Takes one due row, the one that has waited longest. The update repeats the condition, so that of two processes that
   * found the same row only one gets it.
   */
  async take(
    table: string,
    lease: { now: Date; until: Date; token: string },
  ): Promise<Lease | undefined> {
    const now = lease.now.toISOString();
    const due = (query: Knex.QueryBuilder) =>
      query
        .where('next_turn_at', '<=', now)
        .where(free =>
          free.whereNull('lease_until').orWhere('lease_until', '<', now),
        );
    const candidates: { id: string }[] = await due(this.database(table))
      .orderBy('next_turn_at')
      .limit(CANDIDATES)
      .select('id');
    for (const { id } of candidates) {
      const taken = await due(this.database(table).where({ id })).update({
        lease_token: lease.token,
        lease_until: lease.until.toISOString(),
      });
      if (taken !== 1) continue;
      const row = await this.database(table)
        .where({ id, lease_token: lease.token })
        .first('goal_revision', 'turns_failed');
      if (!row) continue;
      return {
        table,
        id,
        token: lease.token,
        goalRevision: Number(row.goal_revision),
        failures: Number(row.turns_failed),
      };
    }
    return undefined;
  }

  /** Makes a lease longer. False when it is no longer this one's. */
  async renew(lease: Lease, until: Date): Promise<boolean> {
    const renewed = await this.#held(this.database, lease).update({
      lease_until: until.toISOString(),
    });
    return renewed === 1;
  }

  /**
   * Gives a lease back and writes the turn's outcome with it. False, and nothing is written, when the lease was lost or
   * the goal has changed since it was taken.
   */
  async finish(
    lease: Lease,
    columns: TurnColumns,
    write?: (transaction: Knex.Transaction) => Promise<void>,
  ): Promise<boolean> {
    return this.database.transaction(async transaction => {
      // First, because it locks the row: whoever writes a goal now waits until the outcome is written.
      const finished = await this.#held(transaction, lease)
        .where({ goal_revision: lease.goalRevision })
        .update({ ...columns, lease_token: null, lease_until: null });
      if (finished !== 1) return false;
      await write?.(transaction);
      return true;
    });
  }

  /** Gives a lease back and changes nothing else. */
  async release(lease: Lease): Promise<void> {
    await this.#held(this.database, lease).update({
      lease_token: null,
      lease_until: null,
    });
  }

  /** When the next row is due, or undefined when all are at rest. */
  async findNextTurn(tables: readonly string[]): Promise<Date | undefined> {
    const times = await Promise.all(
      tables.map(async table => {
        const row = await this.database(table)
          .whereNotNull('next_turn_at')
          .min({ at: 'next_turn_at' })
          .first();
        return typeof row?.at === 'string' ? row.at : undefined;
      }),
    );
    const [earliest] = times.flatMap(at => (at ? [at] : [])).sort();
    return earliest ? new Date(earliest) : undefined;
  }

  /**
   * On SQLite, where there is one process, gives back what a dead process before this one held. On PostgreSQL such
   * leases run out by themselves.
   */
  async releaseLeftOver(tables: readonly string[]): Promise<void> {
    const client: unknown = this.database.client.config.client;
    if (client === 'pg') return;
    for (const table of tables) {
      await this.database(table)
        .whereNotNull('lease_token')
        .update({ lease_token: null, lease_until: null });
    }
  }

  #held(database: Knex, lease: Lease) {
    return database(lease.table).where({
      id: lease.id,
      lease_token: lease.token,
    });
  }
}
