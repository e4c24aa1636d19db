import type { Knex } from 'knex';
import { partsOf } from '../mirror/ModelStore';
import type { RegisteredName } from '../types';

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

const TABLE = 'registry_stage_moves';
const MOST_ROWS = 50;

/** The table `registry_stage_moves`: moves of versions between stages, as far as they were noticed. */
export class StageMoveStore {
  constructor(private readonly database: Knex) {}

  async insert(
    rows: readonly StageMoveRow[],
    transaction: Knex,
  ): Promise<void> {
    for (const part of partsOf(rows, MOST_ROWS)) {
      await transaction<StageMoveRow>(TABLE).insert(part);
    }
  }

  /** Newest first, after a position; to or from one of the stages where some are named. */
  async list(
    name: RegisteredName,
    query: {
      stages?: readonly string[];
      limit: number;
      after?: { at: string; id: string };
    },
  ): Promise<StageMoveRow[]> {
    const { stages, limit, after } = query;
    const select = this.#of(name);
    if (stages) select.where(touches(stages));
    if (after) select.whereRaw('(at, id) < (?, ?)', [after.at, after.id]);
    return select
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
  }

  /** Every move into or out of a stage, oldest first. */
  async listOfStage(
    name: RegisteredName,
    stage: string,
  ): Promise<StageMoveRow[]> {
    return this.#of(name)
      .where(touches([stage]))
      .orderBy(['at', 'noticed_at', 'id']);
  }

  #of({ instance, model }: RegisteredName) {
    return this.database<StageMoveRow>(TABLE).where({ instance, model });
  }
}

const touches =
  (stages: readonly string[]) =>
  (move: Knex.QueryBuilder): void => {
    move.whereIn('from_stage', [...stages]).orWhereIn('to_stage', [...stages]);
  };
