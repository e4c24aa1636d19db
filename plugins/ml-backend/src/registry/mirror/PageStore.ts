import { hash } from 'node:crypto';
import type { LeftOut } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';

const TABLE = 'registry_pages';

/** Lists that passes read. */
export type ListName = 'models' | 'versions';

/** Which page of which list: the cursor is the source's; absent for the first. */
export type PagePlace = { instance: string; list: ListName; cursor?: string };

/** A page as the source gave it. */
export type KnownPage = {
  etag: string;
  nextCursor?: string;
  /** How many of its items are kept. */
  items: number;
  /** How many could not be read. */
  leftOut: number;
  /** Some of these. */
  unread: LeftOut[];
  /** When it was seen last, in RFC 3339: all that is kept of it was seen then. */
  seenAt: string;
  /** When it was last read, and not only met as it was. */
  readAt: string;
};

type Row = {
  instance: string;
  list: string;
  cursor: string;
  etag: string;
  next_cursor: string | null;
  items: number;
  left_out: number;
  unread: string | null;
  seen_at: string;
  read_at: string;
};

const keyOf = ({ instance, list, cursor }: PagePlace) => ({
  instance,
  list,
  // A cursor may be of any length.
  cursor: cursor === undefined ? '' : hash('sha256', cursor),
});

/** The table `registry_pages`. */
export class PageStore {
  constructor(private readonly database: Knex) {}

  /** The page as it was, where it was read after `readAfter`. */
  async find(
    place: PagePlace,
    readAfter: string,
  ): Promise<KnownPage | undefined> {
    const row = await this.database<Row>(TABLE)
      .where(keyOf(place))
      .where('read_at', '>', readAfter)
      .first();
    return (
      row && {
        etag: row.etag,
        nextCursor: row.next_cursor ?? undefined,
        items: row.items,
        leftOut: row.left_out,
        unread: row.unread === null ? [] : JSON.parse(row.unread),
        seenAt: row.seen_at,
        readAt: row.read_at,
      }
    );
  }

  async save(
    place: PagePlace,
    page: KnownPage,
    transaction: Knex,
  ): Promise<void> {
    await transaction<Row>(TABLE)
      .insert({
        ...keyOf(place),
        etag: page.etag,
        next_cursor: page.nextCursor ?? null,
        items: page.items,
        left_out: page.leftOut,
        unread: page.unread.length > 0 ? JSON.stringify(page.unread) : null,
        seen_at: page.seenAt,
        read_at: page.readAt,
      })
      .onConflict(['instance', 'list', 'cursor'])
      .merge();
  }

  /** It is to be read again. */
  async forget(place: PagePlace, transaction: Knex): Promise<void> {
    await transaction<Row>(TABLE).where(keyOf(place)).delete();
  }

  /** Forgets the pages that a whole pass did not meet. */
  async forgetUnmet(
    { instance, list }: Pick<PagePlace, 'instance' | 'list'>,
    seenBefore: string,
    transaction: Knex,
  ): Promise<void> {
    await transaction<Row>(TABLE)
      .where({ instance, list })
      .where('seen_at', '<', seenBefore)
      .delete();
  }
}
