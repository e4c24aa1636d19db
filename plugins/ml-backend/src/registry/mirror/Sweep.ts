import { ServiceUnavailableError } from '@backstage/errors';
import type { LeftOut } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import { noteUnread, plainLeftOut } from '../../mirror';
import type { Kept, Reading } from './Keeper';
import type { KnownPage, ListName, PagePlace } from './PageStore';
import type { Position, SweepPosition } from './PositionStore';
import { readPastTop } from './readPastTop';
import type { RegistryMirrorParts } from './RegistryMirror';
import { isModelName, isVersionName } from './rows';
import { keyOf } from './VersionStore';

/** Items of one page: what fits into an answer and a transaction. */
const PAGE = { models: 200, versions: 500 } as const;
/** Pages after which a list without end is given up. */
const MOST_PAGES = 4_000;
/** How long after that no pass is begun, in milliseconds. */
const REST = 600_000;
/** How long a page that is given as it was need not be read, in milliseconds. */
const KNOWN = 86_400_000;

const NOTHING: Kept = { changed: new Set(), wasMovedOutside: false };

type Read = {
  keep: (transaction: Knex.Transaction) => Promise<Kept>;
  /** How many items can be kept, and how many could not be read. */
  items: number;
  leftOut: number;
  /** Some of these. */
  unread: LeftOut[];
  nextCursor?: string;
  etag?: string;
};

/**
 * Passes over all models and over all versions, one page a call. Where a pass is is written together with what it read,
 * so that it goes on there after a crash. A page that the source gives as it was is not read again, only its items are
 * noted as seen. What a pass did not meet is looked at one by one afterwards.
 */
export class Sweep {
  readonly #parts: RegistryMirrorParts;

  constructor(parts: RegistryMirrorParts) {
    this.#parts = parts;
  }

  /** Reads the next page of a pass, and begins a new one where none is under way. */
  async readPage(
    part: ListName,
    position: Position,
    signal: AbortSignal,
  ): Promise<Kept> {
    const { registry, database, positions } = this.#parts;
    const { name: instance } = registry;
    const now = this.#parts.now();
    if (position.restUntil && now.toISOString() < position.restUntil) {
      // Nothing is known whole without the first pass.
      if (!position[`${part}At`]) throw whyResting(part, position);
      return NOTHING;
    }
    const sweep: SweepPosition = position[part] ?? {
      startedAt: now.toISOString(),
      pages: 0,
      limit: PAGE[part],
    };
    const asked = {
      askedAt: now,
      isFirst: !position[`${part}At`],
      listedAt: position.listedAt,
    };
    const place = { instance, list: part, cursor: sweep.cursor };
    const readAfter = new Date(now.getTime() - KNOWN).toISOString();
    const known = asked.isFirst
      ? undefined
      : await this.#parts.pages.find(place, readAfter);
    const {
      page: read,
      limit,
      refused: refusal,
    } = await readPastTop(
      { cursor: sweep.cursor, limit: sweep.limit, most: PAGE[part] },
      most => this.#read(part, { ...sweep, limit: most }, known, signal, asked),
    );
    const refused =
      read.items > 0 ? undefined : refusal?.message ?? sweep.refused;
    // Nothing is known of a list of which nothing can be read, so nothing counts as not met in it.
    const isOther = refused !== undefined && !read.nextCursor;
    if (isOther || hasNoEnd(sweep, read.nextCursor)) {
      const resting = {
        ...position,
        [part]: undefined,
        restUntil: new Date(now.getTime() + REST).toISOString(),
        restAfter: isOther ? refused : undefined,
      };
      await positions.set(instance, resting);
      throw whyResting(part, resting);
    }
    const leftOut = (sweep.leftOut ?? 0) + read.leftOut;
    const unread = noteUnread(sweep.unread, read.unread, {
      before: position.unread?.[part],
      now: now.toISOString(),
    });
    const kept = await database.transaction(async transaction => {
      const page =
        'keep' in read
          ? await this.#keep(place, read, now, transaction)
          : await this.#meet(place, read, now, transaction);
      if (!page) return undefined;
      await positions.set(
        instance,
        read.nextCursor
          ? {
              ...position,
              [part]: {
                ...sweep,
                pages: sweep.pages + 1,
                cursor: read.nextCursor,
                limit,
                leftOut,
                unread,
                refused,
              },
            }
          : await this.#ended(
              part,
              { ...sweep, leftOut, unread },
              position,
              now,
              transaction,
            ),
        transaction,
      );
      return page;
    });
    return kept ?? this.readPage(part, position, signal);
  }

  /** Reads a page, unless it is the known one. */
  async #read(
    part: ListName,
    { limit, cursor }: SweepPosition,
    known: KnownPage | undefined,
    signal: AbortSignal,
    asked: Omit<Reading, 'now'>,
  ): Promise<Read | KnownPage> {
    const { registry, keeper, versionKeeper, now } = this.#parts;
    const { name: instance } = registry;
    const request = { limit, cursor, ifNoneMatch: known?.etag };
    if (part === 'models') {
      const page = await registry.listModels(
        { ...request, order: 'name' },
        { signal },
      );
      if (known && page.notModified) return known;
      const names = page.items.map(({ name }) => name).filter(isModelName);
      return {
        items: new Set(names).size,
        leftOut: page.leftOut ?? 0,
        unread: plainLeftOut(page.whyLeftOut),
        nextCursor: page.nextCursor,
        etag: page.etag,
        keep: transaction =>
          keeper.keepModels(
            instance,
            page.items,
            { ...asked, now: now() },
            transaction,
          ),
      };
    }
    const page = await registry.listAllVersions(
      { ...request, order: 'model' },
      { signal },
    );
    if (known && page.notModified) return known;
    const keys = page.items
      .filter(
        ({ model, version }) => isModelName(model) && isVersionName(version),
      )
      .map(keyOf);
    return {
      items: new Set(keys).size,
      leftOut: page.leftOut ?? 0,
      unread: plainLeftOut(page.whyLeftOut),
      nextCursor: page.nextCursor,
      etag: page.etag,
      keep: async transaction => ({
        changed: await versionKeeper.keep(
          instance,
          page.items,
          { ...asked, now: now() },
          transaction,
        ),
        wasMovedOutside: false,
      }),
    };
  }

  /** Keeps what was read, and what the page is to be known by. */
  async #keep(
    place: PagePlace,
    { keep, etag, ...read }: Read,
    now: Date,
    transaction: Knex.Transaction,
  ): Promise<Kept> {
    const kept = await keep(transaction);
    const at = now.toISOString();
    if (etag) {
      const page = { ...read, etag, seenAt: at, readAt: at };
      await this.#parts.pages.save(place, page, transaction);
    }
    return kept;
  }

  /** All that is kept of a page is seen again; undefined where it is no longer kept as it was. */
  async #meet(
    place: PagePlace,
    known: KnownPage,
    now: Date,
    transaction: Knex.Transaction,
  ): Promise<Kept | undefined> {
    const { models, versions, pages } = this.#parts;
    const store = place.list === 'models' ? models : versions;
    const seenAt = now.toISOString();
    const isKept = await store.markSeenAgain(
      place.instance,
      { before: known.seenAt, items: known.items, at: seenAt },
      transaction,
    );
    if (!isKept) {
      await pages.forget(place, transaction);
      return undefined;
    }
    await pages.save(place, { ...known, seenAt }, transaction);
    return NOTHING;
  }

  /** The position after a pass; what it did not meet waits to be looked at. */
  async #ended(
    part: ListName,
    { startedAt, leftOut, unread }: SweepPosition,
    position: Position,
    now: Date,
    transaction: Knex.Transaction,
  ): Promise<Position> {
    const { registry, models, pages } = this.#parts;
    const ended: Position = {
      ...position,
      [part]: undefined,
      [`${part}At`]: now.toISOString(),
      restUntil: undefined,
      restAfter: undefined,
      setAside: { ...position.setAside, [part]: leftOut },
      unread: { ...position.unread, [part]: unread },
    };
    const { name: instance } = registry;
    await pages.forgetUnmet({ instance, list: part }, startedAt, transaction);
    if (part === 'versions') return { ...ended, unmetBefore: startedAt };
    await models.markUnseen(
      instance,
      startedAt,
      now.toISOString(),
      transaction,
    );
    return ended;
  }
}

function hasNoEnd(
  { cursor, pages }: SweepPosition,
  next: string | undefined,
): boolean {
  return next !== undefined && (next === cursor || pages + 1 > MOST_PAGES);
}

function whyResting(
  part: ListName,
  { restAfter }: Pick<Position, 'restAfter'>,
): ServiceUnavailableError {
  return new ServiceUnavailableError(
    restAfter ??
      `Its list of ${part} has no end. What was read so far is kept, and the list is read again later; look at the server's version`,
  );
}
