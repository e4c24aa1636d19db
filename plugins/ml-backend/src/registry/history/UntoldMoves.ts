import type { Knex } from 'knex';
import type { AliasMoveReader, OutsideMove } from '../types';
import {
  isSeen,
  ALIAS_MOVES,
  type MoveRow,
  type SeenMove,
} from './AliasMoveStore';

/** The moves from outside in `registry_alias_moves` of which owners are told, each once. */
export class UntoldMoves implements AliasMoveReader {
  constructor(private readonly database: Knex) {}

  async findUntold(
    aliases: readonly string[],
    since: string,
    limit: number,
    after?: Pick<OutsideMove, 'id' | 'noticed_at'>,
  ): Promise<SeenMove[]> {
    const select = this.database<MoveRow>(ALIAS_MOVES)
      .where('by', 'outside')
      .whereNull('told_at')
      .whereNotNull('at')
      .where('noticed_at', '>=', since)
      .whereIn('alias', [...aliases])
      .orderBy(['noticed_at', 'id'])
      .limit(limit);
    if (after) {
      select.whereRaw('(noticed_at, id) > (?, ?)', [
        after.noticed_at,
        after.id,
      ]);
    }
    const rows = await select;
    return rows.filter(isSeen);
  }

  async claim(id: string, now: string, transaction: Knex): Promise<boolean> {
    const claimed = await transaction<MoveRow>(ALIAS_MOVES)
      .where({ id })
      .whereNull('told_at')
      .update({ told_at: now });
    return claimed === 1;
  }

  async findMove(id: string): Promise<OutsideMove | undefined> {
    const move = await this.database<MoveRow>(ALIAS_MOVES)
      .where({ id })
      .first();
    return move && { ...move, gone: await this.#goneWith(move) };
  }

  /** What took the alias with it when it was deleted. */
  async #goneWith(move: MoveRow): Promise<OutsideMove['gone']> {
    const { instance, model, from_version: version, to_version: to } = move;
    if (to !== null || version === null) return undefined;
    const isGone = async (table: string, key: Record<string, string>) =>
      (await this.database(table)
        .where(key)
        .whereNotNull('deleted_at')
        .first('deleted_at')) !== undefined;
    if (await isGone('registry_models', { instance, model })) return 'model';
    const isVersionGone = await isGone('registry_versions', {
      instance,
      model,
      version,
    });
    return isVersionGone ? 'version' : undefined;
  }
}
