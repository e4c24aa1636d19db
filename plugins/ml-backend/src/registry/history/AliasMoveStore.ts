import type { Knex } from 'knex';
import type { AliasMoveReader, RegisteredName } from '../types';

/** Row of `registry_alias_moves`. */
export type MoveRow = {
  id: string;
  instance: string;
  model: string;
  alias: string;
  from_version: string | null;
  to_version: string | null;
  at: string | null;
  earliest_at: string | null;
  noticed_at: string;
  by: 'portal' | 'outside' | 'unknown';
  promotion_id: string | null;
  actor: string | null;
  told_at: string | null;
};

/** A move that was seen. */
export type SeenMove = MoveRow & { at: string };

const TABLE = 'registry_alias_moves';
const MOST_NAMES = 200;

const isSeen = (row: MoveRow): row is SeenMove => row.at !== null;

/** The table `registry_alias_moves`: moves that were seen, and those that the portal is about to make (`at` is null). */
export class AliasMoveStore implements AliasMoveReader {
  constructor(private readonly database: Knex) {}

  async insert(
    rows: readonly MoveRow[],
    transaction: Knex = this.database,
  ): Promise<void> {
    for (const row of rows) await transaction<MoveRow>(TABLE).insert(row);
  }

  async update(
    id: string,
    changes: Partial<MoveRow>,
    transaction: Knex,
  ): Promise<void> {
    await transaction<MoveRow>(TABLE).where({ id }).update(changes);
  }

  /** Moves of one alias since a time, those that are expected among them, newest first. */
  async findRecent(
    name: RegisteredName,
    alias: string,
    since: string,
    transaction: Knex,
  ): Promise<MoveRow[]> {
    return transaction<MoveRow>(TABLE)
      .where({ instance: name.instance, model: name.model, alias })
      .where('noticed_at', '>=', since)
      .orderBy('noticed_at', 'desc')
      .limit(20);
  }

  /** Forgets what a promotion was expected to do and did not. */
  async forgetExpected(promotionId: string, transaction: Knex): Promise<void> {
    await transaction<MoveRow>(TABLE)
      .where({ promotion_id: promotionId })
      .whereNull('at')
      .delete();
  }

  /** Newest first, after a position. */
  async list(
    name: RegisteredName,
    query: {
      aliases?: readonly string[];
      limit: number;
      after?: { at: string; id: string };
    },
  ): Promise<SeenMove[]> {
    const select = this.database<MoveRow>(TABLE)
      .where({ instance: name.instance, model: name.model })
      .whereNotNull('at');
    if (query.aliases) select.whereIn('alias', query.aliases);
    if (query.after) {
      select.whereRaw('(at, id) < (?, ?)', [query.after.at, query.after.id]);
    }
    const rows = await select
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(query.limit);
    return rows.filter(isSeen);
  }

  /** The last move of an alias until a time, and the first after it. */
  async findAround(
    name: RegisteredName,
    alias: string,
    at: string,
  ): Promise<{ before?: SeenMove; after?: SeenMove }> {
    const of = () =>
      this.database<MoveRow>(TABLE).where({
        instance: name.instance,
        model: name.model,
        alias,
      });
    const [before, after] = await Promise.all([
      of()
        .where('at', '<=', at)
        .orderBy([
          { column: 'at', order: 'desc' },
          { column: 'noticed_at', order: 'desc' },
        ])
        .first(),
      of().where('at', '>', at).orderBy(['at', 'noticed_at']).first(),
    ]);
    return {
      before: before && isSeen(before) ? before : undefined,
      after: after && isSeen(after) ? after : undefined,
    };
  }

  /** The last move of each of the aliases of many models, where somebody else than the portal made it. */
  async findMovedOutside(
    names: readonly RegisteredName[],
    aliases: readonly string[],
  ): Promise<SeenMove[]> {
    const found: SeenMove[] = [];
    for (let from = 0; from < names.length; from += MOST_NAMES) {
      const part = names.slice(from, from + MOST_NAMES);
      const rows: MoveRow[] = await this.database<MoveRow>(`${TABLE} as moved`)
        .whereIn(
          ['instance', 'model'],
          part.map(({ instance, model }) => [instance, model]),
        )
        .whereIn('alias', [...aliases])
        .where('by', 'outside')
        .whereNotNull('at')
        .whereNotExists(
          this.database(`${TABLE} as later`)
            .whereRaw('later.instance = moved.instance')
            .whereRaw('later.model = moved.model')
            .whereRaw('later.alias = moved.alias')
            .whereRaw('later.at > moved.at')
            .select(this.database.raw('1')),
        );
      found.push(...rows.filter(isSeen));
    }
    return found;
  }

  /** Moves from outside of which nobody was told yet. */
  async findUntold(
    aliases: readonly string[],
    limit: number,
  ): Promise<SeenMove[]> {
    const rows = await this.database<MoveRow>(TABLE)
      .where('by', 'outside')
      .whereNull('told_at')
      .whereNotNull('at')
      .whereIn('alias', [...aliases])
      .orderBy('noticed_at')
      .limit(limit);
    return rows.filter(isSeen);
  }

  /** Takes a move to tell of it; false when somebody else did. */
  async claim(id: string, now: string): Promise<boolean> {
    const claimed = await this.database<MoveRow>(TABLE)
      .where({ id })
      .whereNull('told_at')
      .update({ told_at: now });
    return claimed === 1;
  }
}
