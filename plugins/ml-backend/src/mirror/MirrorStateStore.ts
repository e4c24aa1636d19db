import type { Knex } from 'knex';
import type { Mirrored, WebhookState } from './types';

/** Row of `mirror_states`. */
export type StateRow = {
  instance: string;
  what: Mirrored;
  complete_at: string | null;
  current_at: string | null;
  last_ok_at: string | null;
  last_error: string | null;
  error_at: string | null;
  failures: number;
  counts: string;
  counted_at: string | null;
  webhooks: WebhookState;
  webhooks_error: string | null;
  hints: number;
  next_turn_at: string;
  turn_at: string;
  lease_token: string | null;
  lease_until: string | null;
};

/** Which task. */
export type TaskKey = Pick<StateRow, 'instance' | 'what'>;

const TABLE = 'mirror_states';

/** The table `mirror_states`: how far each task is, and which replica works on it. */
export class MirrorStateStore {
  constructor(private readonly database: Knex) {}

  /** Makes the rows of tasks that have none yet; each is due at once. */
  async add(tasks: readonly TaskKey[], now: string): Promise<void> {
    for (const { instance, what } of tasks) {
      await this.database<StateRow>(TABLE)
        .insert({ instance, what, next_turn_at: now })
        .onConflict(['instance', 'what'])
        .ignore();
    }
  }

  /** One task. */
  async find({ instance, what }: TaskKey): Promise<StateRow | undefined> {
    return this.database<StateRow>(TABLE).where({ instance, what }).first();
  }

  /** Every task. */
  async listAll(): Promise<StateRow[]> {
    return this.database<StateRow>(TABLE).orderBy(['instance', 'what']);
  }

  /** Has a task look now. A turn that runs meanwhile is followed by another. */
  async hint({ instance, what }: TaskKey, now: string): Promise<void> {
    await this.database<StateRow>(TABLE)
      .where({ instance, what })
      .update({
        hints: this.database.raw('?? + 1', ['hints']),
        next_turn_at: this.database.raw('case when ?? > ? then ? else ?? end', [
          'next_turn_at',
          now,
          now,
          'next_turn_at',
        ]),
      });
  }

  /** Takes a task for this replica. False when another replica works on it. */
  async take(
    { instance, what }: TaskKey,
    lease: { now: string; until: string; token: string },
  ): Promise<boolean> {
    const taken = await this.database<StateRow>(TABLE)
      .where({ instance, what })
      .where(free =>
        free
          .whereNull('lease_until')
          .orWhere('lease_until', '<', lease.now)
          .orWhere('lease_token', lease.token),
      )
      .update({ lease_token: lease.token, lease_until: lease.until });
    return taken > 0;
  }

  /** Makes the lease longer. False when it is no longer this one's. */
  async renew(
    { instance, what }: TaskKey,
    lease: { until: string; token: string },
  ): Promise<boolean> {
    const renewed = await this.database<StateRow>(TABLE)
      .where({ instance, what, lease_token: lease.token })
      .update({ lease_until: lease.until });
    return renewed > 0;
  }

  async release({ instance, what }: TaskKey, token: string): Promise<void> {
    await this.database<StateRow>(TABLE)
      .where({ instance, what, lease_token: token })
      .update({ lease_token: null, lease_until: null });
  }

  /**
   * Writes how a turn ended and gives the task back. The next turn is at once when a hint came while it ran. Nothing
   * is written when the lease was lost.
   */
  async finish(
    row: Pick<StateRow, 'instance' | 'what' | 'hints'>,
    lease: { token: string; now: string },
    columns: Partial<StateRow> & Pick<StateRow, 'next_turn_at'>,
  ): Promise<void> {
    const { instance, what, hints } = row;
    const { next_turn_at: next, ...rest } = columns;
    await this.database<StateRow>(TABLE)
      .where({ instance, what, lease_token: lease.token })
      .update({
        ...rest,
        lease_token: null,
        lease_until: null,
        next_turn_at: this.database.raw('case when ?? = ? then ? else ? end', [
          'hints',
          hints,
          next,
          lease.now,
        ]),
      });
  }

  /** On SQLite, where there is one process, gives back what a dead process before this one held. */
  async releaseLeftOver(): Promise<void> {
    const client: unknown = this.database.client.config.client;
    if (client === 'pg') return;
    await this.database<StateRow>(TABLE).update({
      lease_token: null,
      lease_until: null,
    });
  }
}
