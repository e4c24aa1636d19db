import type { Knex } from 'knex';
import { partsOf } from '../../database/partsOf';
import type { RegisteredName, RegisteredVersionName } from '../types';
import type { ModelNames } from './AliasMoveStore';
import { leaveMovePage, type MovePageQuery } from './movePage';

/** Row of `registry_stage_moves`. */
export type StageMoveRow = {
  id: string;
  instance: string;
  model: string;
  version: string;
  from_stage: string | null;
  to_stage: string | null;
  at: string;
  earliest_at: string | null;
  noticed_at: string;
  by: 'outside' | 'unknown';
};

/** The table of moves between stages. */
export const STAGE_MOVES = 'registry_stage_moves';
const MOST_ROWS = 50;

const touches =
  (stages: readonly string[]) =>
  (move: Knex.QueryBuilder): void => {
    move.whereIn('from_stage', [...stages]).orWhereIn('to_stage', [...stages]);
  };

/** The table `registry_stage_moves`: moves of versions between stages, as far as they were noticed. */
export class StageMoveStore {
  constructor(private readonly database: Knex) {}

  async insert(
    rows: readonly StageMoveRow[],
    transaction: Knex,
  ): Promise<void> {
    for (const part of partsOf(rows, MOST_ROWS)) {
      await transaction<StageMoveRow>(STAGE_MOVES).insert(part);
    }
  }

  /** Forgets what was found at a renamed model, where it is the last that was known of it by its earlier name. */
  async forgetFound(
    name: RegisteredName,
    earlier: string,
    since: string,
    transaction: Knex,
  ): Promise<void> {
    const { instance, model } = name;
    const found: StageMoveRow[] = await transaction<StageMoveRow>(STAGE_MOVES)
      .where({ instance, model })
      .whereNull('from_stage')
      .where('noticed_at', '>=', since);
    if (found.length === 0) return;
    const known = await transaction<StageMoveRow>(STAGE_MOVES)
      .where({ instance, model: earlier })
      .whereIn(
        'version',
        found.map(({ version }) => version),
      )
      .orderBy(['at', 'noticed_at', 'id']);
    const last = new Map(known.map(move => [move.version, move.to_stage]));
    const same = found.filter(move => last.get(move.version) === move.to_stage);
    for (const part of partsOf(same, MOST_ROWS)) {
      await transaction<StageMoveRow>(STAGE_MOVES)
        .whereIn(
          'id',
          part.map(({ id }) => id),
        )
        .delete();
    }
  }

  /** One page of a model by all its names; of one version, to or from one of the stages, where that is asked. */
  async list(
    name: ModelNames,
    query: MovePageQuery & { stages?: readonly string[]; version?: string },
  ): Promise<StageMoveRow[]> {
    const { stages, version } = query;
    const select = this.#of(name);
    if (stages) select.where(touches(stages));
    if (version !== undefined) select.where({ version });
    return leaveMovePage(select, query);
  }

  /** The last move of each of these versions. */
  async findLast(
    versions: readonly RegisteredVersionName[],
  ): Promise<StageMoveRow[]> {
    const found: StageMoveRow[] = [];
    for (const part of partsOf(versions)) {
      const rows: StageMoveRow[] = await this.database<StageMoveRow>(
        `${STAGE_MOVES} as move`,
      )
        .whereIn(
          ['move.instance', 'move.model', 'move.version'],
          part.map(({ instance, model, version }) => [
            instance,
            model,
            version,
          ]),
        )
        .whereNotExists(
          this.database(`${STAGE_MOVES} as later`)
            .whereRaw('later.instance = move.instance')
            .whereRaw('later.model = move.model')
            .whereRaw('later.version = move.version')
            .whereRaw(
              '(later.at, later.noticed_at, later.id) > (move.at, move.noticed_at, move.id)',
            )
            .select(this.database.raw('1')),
        );
      found.push(...rows);
    }
    return found;
  }

  /** Every move into or out of a stage, oldest first. */
  async listOfStage(name: ModelNames, stage: string): Promise<StageMoveRow[]> {
    return this.#of(name)
      .where(touches([stage]))
      .orderBy(['at', 'noticed_at', 'id']);
  }

  #of({ instance, models }: ModelNames) {
    return this.database<StageMoveRow>(STAGE_MOVES)
      .where({ instance })
      .whereIn('model', [...models]);
  }
}
