import type { Knex } from 'knex';

/** One turn: one row, leased to this process, and the time and signal of the step. */
export type Turn = {
  /** Key of the row. */
  id: string;
  /** Turns in a row that failed before this one. */
  failures: number;
  /** When this turn began; use it in place of the clock. */
  now: Date;
  /** Aborted when the process stops or the lease is about to end; hand it to every call. */
  signal: AbortSignal;
};

/** What one step found out and wants written. */
export type TurnOutcome = {
  /** Milliseconds until the next turn, or `rest`: nothing is left to do until somebody writes a new goal. */
  next: number | 'rest';
  /**
   * Writes what the step found. Runs in the transaction in which the loop gives the lease back, and only when the lease
   * still held and nobody wrote a goal meanwhile; else the outcome is thrown away and the row gets another turn. Use
   * the transaction for every query (SQLite has one connection) and call no outside system here.
   */
  write?: (transaction: Knex.Transaction) => Promise<void>;
  /** Tells the living (signals, notifications) after the commit. May be lost in a crash. */
  announce?: () => void | Promise<void>;
};

/**
 * A room's rows that have a goal and an observed state, and the step that brings them closer.
 *
 * The table has the room's columns and these: `id` string primary key, `goal_revision` integer not null default 0,
 * `next_turn_at` string(24) null with an index (RFC 3339 in UTC with milliseconds; null: at rest), `lease_token`
 * string(36) null, `lease_until` string(24) null, `turns_failed` integer not null default 0, `waiting_for` string(100)
 * null (the outside system that does not answer), `waiting_reason` text null. A new row is inserted with
 * `next_turn_at` = now; the loop writes all of them afterwards, and `writeGoal` where a goal changes.
 */
export interface Reconcilable {
  /** `launch`, `deployment`, `promotion`. */
  readonly name: string;
  readonly table: string;
  /**
   * Reads the row by `turn.id` and takes at most one idempotent step: at most one act on an outside system, and no
   * write but by the outcome. A process may die at any instruction of it, and then it runs again.
   *
   * Throws `SystemUnavailableError` (see `askSystem`) when an outside system does not answer: the row then shows which
   * one, waits longer with each failure, and goes on by itself. Any other error is logged and tried again likewise.
   */
  step(turn: Turn): Promise<TurnOutcome>;
  /** Tells the living that a row waits, after that was written. */
  announceWaiting?(id: string): void;
}

/** Wakes the loop, so that a goal just committed is taken up at once and not at the next poll. */
export interface Wakeable {
  wake(): void;
}
