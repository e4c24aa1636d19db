import type { Knex } from 'knex';

/** Row of `alias_notices`: the owner of one entity is to be told of one move. */
export type AliasNotice = {
  move_id: string;
  entity_ref: string;
  attempts: number;
  next_at: string;
  ended_at: string | null;
};

const TABLE = 'alias_notices';

/** The table `alias_notices`. Rows stay, so that nobody is told twice of the same. */
export class AliasNoticeStore {
  constructor(private readonly database: Knex) {}

  /** Whose owners are to be told of a move. */
  async add(
    moveId: string,
    entityRefs: readonly string[],
    now: string,
    transaction: Knex,
  ): Promise<void> {
    for (const entityRef of entityRefs) {
      await transaction<AliasNotice>(TABLE)
        .insert({ move_id: moveId, entity_ref: entityRef, next_at: now })
        .onConflict(['move_id', 'entity_ref'])
        .ignore();
    }
  }

  /** Those whose time has come, the longest first. */
  async findDue(now: string, limit: number): Promise<AliasNotice[]> {
    return this.database<AliasNotice>(TABLE)
      .whereNull('ended_at')
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(limit);
  }

  /** Takes one for this replica; it is due again then, unless it ends. False when another replica took it. */
  async take(notice: AliasNotice, nextAt: string): Promise<boolean> {
    const { move_id, entity_ref, attempts } = notice;
    const taken = await this.database<AliasNotice>(TABLE)
      .where({ move_id, entity_ref, attempts })
      .whereNull('ended_at')
      .update({ attempts: attempts + 1, next_at: nextAt });
    return taken === 1;
  }

  /** It was told, or there is nobody to tell. */
  async end(notice: AliasNotice, now: string): Promise<void> {
    const { move_id, entity_ref } = notice;
    await this.database<AliasNotice>(TABLE)
      .where({ move_id, entity_ref })
      .update({ ended_at: now });
  }
}
