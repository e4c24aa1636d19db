import type { Knex } from 'knex';
import { partsOf } from '../../database/partsOf';
import type { RegisteredName } from '../types';
import { leaveMovePage, type MovePageQuery } from './movePage';

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
  /** When the registry told of it by itself, by its own clock. */
  witnessed_at: string | null;
};

/** A move that was seen. */
export type SeenMove = MoveRow & { at: string };

/** A model by all the names that it has had, today's first. */
export type ModelNames = { instance: string; models: readonly string[] };

/** One alias of an instance. */
export type AliasKey = Pick<MoveRow, 'model' | 'alias'>;

/** What is known of an alias's last moves. */
export type LatestMoves = { newest?: SeenMove; expected: MoveRow[] };

/** The table of moves. */
export const ALIAS_MOVES = 'registry_alias_moves';
const MOST_NAMES = 200;
const MOST_ROWS = 50;

const aliasKey = ({ model, alias }: AliasKey) => JSON.stringify([model, alias]);

/** Whether a move was seen, and not only announced. */
export const isSeen = (row: MoveRow): row is SeenMove => row.at !== null;

/** The table `registry_alias_moves`: moves that were seen, and those that the portal is about to make (`at` is null). */
export class AliasMoveStore {
  constructor(private readonly database: Knex) {}

  async insert(
    rows: readonly MoveRow[],
    transaction: Knex = this.database,
  ): Promise<void> {
    for (const part of partsOf(rows, MOST_ROWS)) {
      await transaction<MoveRow>(ALIAS_MOVES).insert(part);
    }
  }

  async update(
    id: string,
    changes: Partial<MoveRow>,
    transaction: Knex,
  ): Promise<void> {
    await transaction<MoveRow>(ALIAS_MOVES).where({ id }).update(changes);
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
        transaction<MoveRow>(`${ALIAS_MOVES} as ${as}`)
          .where(`${as}.instance`, instance)
          .whereIn(
            [`${as}.model`, `${as}.alias`],
            part.map(({ model, alias }) => [model, alias]),
          );
      const rows: MoveRow[] = await of('move').where(one =>
        one
          .whereNull('move.at')
          .orWhereNotExists(
            transaction(`${ALIAS_MOVES} as later`)
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

  /** The last move that was seen of each of these aliases. */
  async findLast(
    aliases: readonly (RegisteredName & Pick<MoveRow, 'alias'>)[],
  ): Promise<SeenMove[]> {
    const found: SeenMove[] = [];
    for (const part of partsOf(aliases, MOST_NAMES)) {
      const rows: MoveRow[] = await this.database<MoveRow>(
        `${ALIAS_MOVES} as move`,
      )
        .whereIn(
          ['move.instance', 'move.model', 'move.alias'],
          part.map(({ instance, model, alias }) => [instance, model, alias]),
        )
        .whereNotNull('move.at')
        .whereNotExists(
          this.database(`${ALIAS_MOVES} as later`)
            .whereRaw('later.instance = move.instance')
            .whereRaw('later.model = move.model')
            .whereRaw('later.alias = move.alias')
            .whereRaw(
              '(later.at, later.noticed_at, later.id) > (move.at, move.noticed_at, move.id)',
            )
            .select(this.database.raw('1')),
        );
      found.push(...rows.filter(isSeen));
    }
    return found;
  }

  /** What a promotion did or is about to do to an alias. */
  async findOfPromotion(
    promotionId: string,
    transaction: Knex,
  ): Promise<MoveRow[]> {
    return transaction<MoveRow>(ALIAS_MOVES)
      .where({ promotion_id: promotionId })
      .orderBy('noticed_at', 'desc');
  }

  /** Forgets what a promotion was expected to do and did not do. */
  async forgetExpected(promotionId: string, transaction: Knex): Promise<void> {
    await transaction<MoveRow>(ALIAS_MOVES)
      .where({ promotion_id: promotionId })
      .whereNull('at')
      .delete();
  }

  /** Forgets what was found at a renamed model, where it is what was known of it by its earlier name. */
  async forgetFound(
    name: RegisteredName,
    aliases: Readonly<Record<string, string>>,
    since: string,
    transaction: Knex,
  ): Promise<void> {
    for (const [alias, version] of Object.entries(aliases)) {
      await transaction<MoveRow>(ALIAS_MOVES)
        .where({
          instance: name.instance,
          model: name.model,
          alias,
          to_version: version,
          by: 'unknown',
        })
        .whereNull('from_version')
        .where('noticed_at', '>=', since)
        .delete();
    }
  }

  /** One page of what was seen of a model by all its names; from or to one version where that is asked. */
  async list(
    name: ModelNames,
    query: MovePageQuery & { aliases?: readonly string[]; version?: string },
  ): Promise<SeenMove[]> {
    const { aliases, version } = query;
    const select = this.database<MoveRow>(ALIAS_MOVES)
      .where({ instance: name.instance })
      .whereIn('model', [...name.models])
      .whereNotNull('at');
    if (aliases) select.whereIn('alias', aliases);
    if (version !== undefined) {
      select.where(move =>
        move.where('from_version', version).orWhere('to_version', version),
      );
    }
    const rows: MoveRow[] = await leaveMovePage(select, query);
    return rows.filter(isSeen);
  }

  /** The last move of an alias until a time, and the first after it. */
  async findAround(
    name: ModelNames,
    alias: string,
    at: string,
  ): Promise<{ before?: SeenMove; after?: SeenMove }> {
    const of = () =>
      this.database<MoveRow>(ALIAS_MOVES)
        .where({ instance: name.instance, alias })
        .whereIn('model', [...name.models]);
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
      const rows: MoveRow[] = await this.database<MoveRow>(
        `${ALIAS_MOVES} as moved`,
      )
        .whereIn(
          ['instance', 'model'],
          part.map(({ instance, model }) => [instance, model]),
        )
        .whereIn('alias', [...aliases])
        .where('by', 'outside')
        .whereNotNull('at')
        .whereNotExists(
          this.database(`${ALIAS_MOVES} as later`)
            .whereRaw('later.instance = moved.instance')
            .whereRaw('later.model = moved.model')
            .whereRaw('later.alias = moved.alias')
            .whereRaw('later.at > moved.at')
            .select(this.database.raw('1')),
        )
        // Moved away and back is where the portal left it, or found it first.
        .whereRaw(
          `coalesce(moved.to_version, '') <> coalesce((${this.#left()}), '')`,
        );
      found.push(...rows.filter(isSeen));
    }
    return found;
  }

  /** The version that the portal left or first found, before a row `moved`. */
  #left(): string {
    return this.database(`${ALIAS_MOVES} as stood`)
      .whereRaw('stood.instance = moved.instance')
      .whereRaw('stood.model = moved.model')
      .whereRaw('stood.alias = moved.alias')
      .whereRaw('stood.at <= moved.at')
      .whereRaw(`?? <> 'outside'`, ['stood.by'])
      .orderBy([
        { column: 'stood.at', order: 'desc' },
        { column: 'stood.noticed_at', order: 'desc' },
      ])
      .limit(1)
      .select('stood.to_version')
      .toQuery();
  }
}
