import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { ModelStore } from '../mirror/ModelStore';
import { lastLookAt, type PositionStore } from '../mirror/PositionStore';
import type { RegisteredName } from '../types';
import type { AliasMoveStore, MoveRow, SeenMove } from './AliasMoveStore';
import { pointAlias } from './noticeMoves';
import { placeOf, type WitnessedPoint } from './placeOf';

/** Which alias moved, and where to. */
export type WitnessedMove = RegisteredName & WitnessedPoint & { alias: string };

/** What else a row says of such a move. */
type Around = Pick<MoveRow, 'from_version' | 'earliest_at' | 'told_at'> &
  Pick<SeenMove, 'at' | 'noticed_at'>;

/**
 * Keeps the moves that registries tell of, so that the history has those between two looks. One whose place among the
 * moves that are known is not clear changes nothing: the next look finds what came of it.
 */
export class AliasWitness {
  readonly #database: Knex;
  readonly #models: ModelStore;
  readonly #moves: AliasMoveStore;
  readonly #positions: PositionStore;
  readonly #now: () => Date;

  constructor(options: {
    database: Knex;
    models: ModelStore;
    moves: AliasMoveStore;
    positions: PositionStore;
    now: () => Date;
  }) {
    this.#database = options.database;
    this.#models = options.models;
    this.#moves = options.moves;
    this.#positions = options.positions;
    this.#now = options.now;
  }

  /** Says whether the history has one move more. */
  async keep(move: WitnessedMove): Promise<boolean> {
    const { instance, model, alias } = move;
    const position = await this.#positions.get(instance);
    return this.#database.transaction(async transaction => {
      // The model is locked first, as a look does it.
      const row = (
        await this.#models.lockMany(instance, [model], transaction)
      ).get(model);
      if (!row || row.deleted_at !== null) return false;
      const aliases = new Map<string, string>(
        Object.entries(JSON.parse(row.aliases)),
      );
      const from = aliases.get(alias) ?? null;
      const findMoves = await this.#moves.findLatest(
        instance,
        [move],
        transaction,
      );
      const known = findMoves(move);
      const place = placeOf(move, known, from, this.#now());
      switch (place.is) {
        case 'known':
          await this.#moves.update(
            place.move.id,
            { witnessed_at: move.toldAt.toISOString() },
            transaction,
          );
          return false;
        case 'before':
          await this.#keepBefore(place.next, move, transaction);
          return true;
        case 'last':
          await this.#moves.insert(
            [
              rowOf(move, {
                from_version: from,
                at: place.at,
                earliest_at: latestBefore(
                  place.at,
                  known.newest?.at,
                  lastLookAt(row, position),
                ),
                noticed_at: after(known.newest?.noticed_at, this.#now()),
                told_at: null,
              }),
            ],
            transaction,
          );
          await this.#models.changeAliases(
            move,
            pointed => pointAlias(pointed, alias, move.to),
            transaction,
          );
          await this.#positions.noteChange(instance, transaction);
          return true;
        default:
          return false;
      }
    });
  }

  /** What a look found as one move was two. The owners were told, or are, where the alias came to. */
  async #keepBefore(
    next: SeenMove & { earliest_at: string },
    move: WitnessedMove,
    transaction: Knex,
  ): Promise<void> {
    const at = move.toldAt.toISOString();
    await this.#moves.insert(
      [
        rowOf(move, {
          from_version: next.from_version,
          at,
          earliest_at: next.earliest_at,
          // The one behind it stays the newest.
          noticed_at: shifted(next.noticed_at, -1),
          told_at: this.#now().toISOString(),
        }),
      ],
      transaction,
    );
    await this.#moves.update(
      next.id,
      { from_version: move.to, earliest_at: at },
      transaction,
    );
  }
}

function rowOf(
  { instance, model, alias, to, toldAt }: WitnessedMove,
  around: Around,
): MoveRow {
  return {
    id: randomUUID(),
    instance,
    model,
    alias,
    to_version: to,
    by: 'outside',
    promotion_id: null,
    actor: null,
    witnessed_at: toldAt.toISOString(),
    ...around,
  };
}

function shifted(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) + milliseconds).toISOString();
}

/** Now, or just after what was noticed in the same moment. */
function after(earlier: string | undefined, now: Date): string {
  const time = now.toISOString();
  return earlier !== undefined && earlier >= time ? shifted(earlier, 1) : time;
}

function latestBefore(
  time: string,
  ...times: (string | undefined)[]
): string | null {
  const before = times.filter(one => one !== undefined && one < time).sort();
  return before.at(-1) ?? null;
}
