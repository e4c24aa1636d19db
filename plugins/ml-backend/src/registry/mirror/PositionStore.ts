import type { Knex } from 'knex';
import type { ModelRow } from './rows';

/** Where a pass over a list is. */
export type SweepPosition = {
  /** Of the source; absent at the beginning. */
  cursor?: string;
  /** When the pass began; what it meets is seen at this time or later. */
  startedAt: string;
  pages: number;
  /** Items asked for; fewer after an answer that was too large. */
  limit: number;
};

/** How far the mirror of one registry is. */
export type Position = {
  /** Milliseconds of the source's clock: every change until then was read. */
  newest?: number;
  /** The pass over the models, and over the versions, where one is under way. */
  models?: SweepPosition;
  versions?: SweepPosition;
  /** When all models, all versions were met for the first time. */
  modelsAt?: string;
  versionsAt?: string;
  /** Versions last seen before this were not met by the last pass: are they gone? */
  unmetBefore?: string;
  /** When one page last showed every model. */
  listedAt?: string;
  /** No pass before this: the list that the last one read had no end. */
  restUntil?: string;
  /** When the versions were last looked at in turn. */
  lookedAt?: string;
  /** When anything that is kept last changed. */
  changedAt?: string;
  /** The pages of what changed last, by name of their content, where all of it is kept. */
  feed?: Feed;
};

/** What is known of the pages of what changed last. */
export type Feed = {
  models?: string;
  /** The page of models is all of them. */
  isWhole?: boolean;
  versions?: string;
};

/** When a model was last seen as it is kept: by itself, or on one page with all others. */
export function lastLookAt(
  { seen_at: seenAt }: Pick<ModelRow, 'seen_at'>,
  { listedAt = '' }: Position,
): string {
  return seenAt > listedAt ? seenAt : listedAt;
}

type Row = { instance: string; position: string };

const TABLE = 'registry_positions';

/** The table `registry_positions`. */
export class PositionStore {
  constructor(private readonly database: Knex) {}

  async get(instance: string): Promise<Position> {
    const row = await this.database<Row>(TABLE).where({ instance }).first();
    return row ? JSON.parse(row.position) : {};
  }

  /** What is kept has changed: the pages of what changed last are to be read again. */
  async noteChange(instance: string, at: string): Promise<void> {
    const position = await this.get(instance);
    await this.set(instance, { ...position, changedAt: at, feed: undefined });
  }

  /** When anything that is kept of any registry last changed; empty before the first time. */
  async lastChange(): Promise<string> {
    const rows: Row[] = await this.database<Row>(TABLE);
    return rows.reduce((last, row) => {
      const { changedAt = '' }: Position = JSON.parse(row.position);
      return changedAt > last ? changedAt : last;
    }, '');
  }

  /** In the transaction that keeps what was read up to the position: neither is there without the other. */
  async set(
    instance: string,
    position: Position,
    transaction: Knex = this.database,
  ): Promise<void> {
    await transaction<Row>(TABLE)
      .insert({ instance, position: JSON.stringify(position) })
      .onConflict('instance')
      .merge();
  }
}
