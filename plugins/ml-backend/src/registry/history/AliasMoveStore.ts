import type { Knex } from 'knex';
import { partsOf } from '../mirror/ModelStore';
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

/** One alias of an instance. */
export type AliasKey = Pick<MoveRow, 'model' | 'alias'>;

/** What is known of an alias's last moves. */
export type LatestMoves = { newest?: SeenMove; expected: MoveRow[] };

const TABLE = 'registry_alias_moves';
const MOST_NAMES = 200;
const MOST_ROWS = 50;

const aliasKey = ({ model, alias }: AliasKey) => JSON.stringify([model, alias]);

const isSeen = (row: MoveRow): row is SeenMove => row.at !== null;

/** The table `registry_alias_moves`: moves that were seen, and those that the portal is about to make (`at` is null). */
export class AliasMoveStore implements AliasMoveReader {
  constructor(private readonly database: Knex) {}

  async insert(
    rows: readonly MoveRow[],
    transaction: Knex = this.database,
  ): Promise<void> {
    for (const part of partsOf(rows, MOST_ROWS)) {
      await transaction<MoveRow>(TABLE).insert(part);
    }
  }

  async update(
    id: string,
    changes: Partial<MoveRow>,
    transaction: Knex,
  ): Promise<void> {
    await transaction<MoveRow>(TABLE).where({ id }).update(changes);
  }

  /** Of each of these aliases the newest move that was seen, and those that the portal is about to make. */
  async findLatest(
    instance: string,
    aliases: readonly AliasKey[],
    transaction: Knex,
  ): Promise<(alias: AliasKey) => LatestMoves> {
    const newest = new Map<string, SeenMove>();
    const expected = new Map<string, MoveRow[]>();
    for (const part of partsOf(aliases, MOST_NAMES)) {
      const of = (as: string) =>
        transaction<MoveRow>(`${TABLE} as ${as}`)
          .where(`${as}.instance`, instance)
          .whereIn(
            [`${as}.model`, `${as}.alias`],
            part.map(({ model, alias }) => [model, alias]),
          );
      const rows: MoveRow[] = await of('move').where(one =>
        one
          .whereNull('move.at')
          .orWhereNotExists(
            transaction(`${TABLE} as later`)
              .whereRaw('later.instance = move.instance')
              .whereRaw('later.model = move.model')
              .whereRaw('later.alias = move.alias')
              .whereNotNull('later.at')
              .whereRaw(
                '(later.noticed_at, later.id) > (move.noticed_at, move.id)',
              )
              .select(transaction.raw('1')),
          ),
      );
      for (const row of rows) {
        const key = aliasKey(row);
        if (isSeen(row)) newest.set(key, row);
        else expected.set(key, [...(expected.get(key) ?? []), row]);
      }
    }
    return alias => ({
      newest: newest.get(aliasKey(alias)),
      expected: expected.get(aliasKey(alias)) ?? [],
    });
  }

  /** What a promotion did or is about to do to an alias. */
  async findOfPromotion(
    promotionId: string,
    transaction: Knex,
  ): Promise<MoveRow[]> {
    return transaction<MoveRow>(TABLE)
      .where({ promotion_id: promotionId })
      .orderBy('noticed_at', 'desc');
  }

  /** Forgets what a promotion was expected to do and did not do. */
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
