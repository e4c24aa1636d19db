import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Unread } from '../../mirror';
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
  /** Items that could not be read so far. */
  leftOut?: number;
  /** Some of them. */
  unread?: Unread[];
  /** Why the list was refused at its top, while nothing of it could be read. */
  refused?: string;
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
  /** How many models, and versions, the last pass could not read. */
  setAside?: { models?: number; versions?: number };
  /** Some of them. */
  unread?: { models?: Unread[]; versions?: Unread[] };
  /** Versions last seen before this were not met by the last pass: are they gone? */
  unmetBefore?: string;
  /** When one page last showed every model. */
  listedAt?: string;
  /** No pass before this: the list that the last one read had no end, or nothing that can be read. */
  restUntil?: string;
  /** Why, where nothing of it could be read. */
  restAfter?: string;
  /** When the versions were last looked at in turn. */
  lookedAt?: string;
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

type Row = {
  instance: string;
  position: string;
  change_id: string | null;
  feed: string | null;
};

const TABLE = 'registry_positions';

/** The table `registry_positions`. */
export class PositionStore {
  constructor(private readonly database: Knex) {}

  async get(instance: string): Promise<Position> {
    const row = await this.database<Row>(TABLE).where({ instance }).first();
    if (!row) return {};
    return {
      ...JSON.parse(row.position),
      feed: row.feed === null ? undefined : JSON.parse(row.feed),
    };
  }

  /**
   * In the transaction that changes what is kept of a registry: neither is there without the other. The pages of what
   * changed last are to be read again.
   */
  async noteChange(instance: string, transaction: Knex): Promise<void> {
    await transaction<Row>(TABLE)
      .insert({
        instance,
        position: '{}',
        change_id: randomUUID(),
        feed: null,
      })
      .onConflict('instance')
      .merge(['change_id', 'feed']);
  }

  /** Which change of what is kept of any registry was the last: another text after each. */
  async lastChange(): Promise<string> {
    const rows: Pick<Row, 'change_id'>[] = await this.database<Row>(TABLE)
      .orderBy('instance')
      .select('change_id');
    return rows.map(({ change_id: id }) => id ?? '').join();
  }

  /**
   * In the transaction that keeps what was read up to the position: neither is there without the other. Writes no feed:
   * something may have changed since the position was read.
   */
  async set(
    instance: string,
    { feed: _, ...position }: Position,
    transaction: Knex = this.database,
  ): Promise<void> {
    await transaction<Row>(TABLE)
      .insert({ instance, position: JSON.stringify(position) })
      .onConflict('instance')
      .merge();
  }

  /** By what the pages of what changed last are known until something changes. */
  async setFeed(instance: string, feed: Feed): Promise<void> {
    await this.database<Row>(TABLE)
      .where({ instance })
      .update({ feed: JSON.stringify(feed) });
  }
}
