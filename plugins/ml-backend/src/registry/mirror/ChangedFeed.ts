import type {
  ConditionalPage,
  ConditionalRequest,
} from '@slipway/plugin-ml-node';
import { AnswerRoom, isUnreadable } from './AnswerRoom';
import type { Kept } from './Keeper';
import type { RegistryMirrorParts } from './RegistryMirror';
import type { Feed, Position } from './PositionStore';
import { isModelName, type KeptVersion } from './rows';

/** Models that one look asks for. A registry with fewer is seen whole in each. */
const PAGE = 200;
/** Pages that are read when more changed than one holds; the rest is met in the passes. */
const MOST_PAGES = 10;
/** Changes are read again for this long: clocks and transactions of the source need not be in order. Milliseconds. */
const OVERLAP = 60_000;
/** How far the clock of the source may be ahead, in milliseconds. */
const CLOCKS_DIFFER = 86_400_000;

const NOTHING: Kept = { changed: new Set(), wasMovedOutside: false };

/** The latest of times of change, in milliseconds. What no clock says yet is the time of none. */
const newestOf = (times: readonly number[], now: Date): number =>
  Math.max(0, ...times.filter(time => time <= now.getTime() + CLOCKS_DIFFER));

/** Reads what changed last, where that is no longer what it was. */
export class ChangedFeed {
  readonly #parts: RegistryMirrorParts;
  readonly #models = new AnswerRoom(PAGE);
  readonly #versions = new AnswerRoom(PAGE);

  constructor(parts: RegistryMirrorParts) {
    this.#parts = parts;
  }

  /** Why a list of what changed last begins with nothing that can be read, in words. */
  get trouble(): string | undefined {
    return (this.#models.refused ?? this.#versions.refused)?.message;
  }

  /** Remembers up to where the source is before the first pass, so that what changes during it is read after it. */
  async begin(signal: AbortSignal): Promise<void> {
    const { registry, positions, now } = this.#parts;
    const { items } = await registry.listModels(
      { limit: 1, order: 'changed' },
      { signal },
    );
    const times = items.map(({ updatedAt }) => updatedAt);
    await positions.set(registry.name, { newest: newestOf(times, now()) });
  }

  /**
   * Says whether one page showed every model. Throws what the list was refused with where nothing of it can be read; not
   * where more of it follows than one look reads, which the passes meet.
   */
  async read(
    position: Position,
    signal: AbortSignal,
  ): Promise<{ kept: Kept; isWhole: boolean }> {
    const { registry, database, keeper, models, positions } = this.#parts;
    const { name: instance } = registry;
    const changed = new Set<string>();
    let newest = newestOf([position.newest ?? 0], this.#parts.now());
    const seenUntil = newest - OVERLAP;
    let wasMovedOutside = false;
    let cursor: string | undefined;
    let isWhole = false;
    let feed: Feed | undefined;
    let isRead = false;
    let hasMore = false;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const askedAt = this.#parts.now();
      const known = page === 0 ? position.feed : undefined;
      const read = await this.#readModels(
        { cursor, ifNoneMatch: known?.models },
        signal,
      );
      const { items, nextCursor, leftOut } = read;
      if (known && read.notModified) {
        return this.#asKnown(known, position, askedAt);
      }
      isRead ||= !isUnreadable(read);
      const times = items.map(({ updatedAt }) => updatedAt);
      newest = newestOf([newest, ...times], askedAt);
      isWhole = page === 0 && !nextCursor && !leftOut;
      const kept = await database.transaction(transaction =>
        keeper.keepModels(
          instance,
          items,
          {
            askedAt,
            now: this.#parts.now(),
            isFirst: false,
            isQuiet: true,
            listedAt: position.listedAt,
          },
          transaction,
        ),
      );
      kept.changed.forEach(model => changed.add(model));
      wasMovedOutside ||= kept.wasMovedOutside;
      // A change is at the top: while that is as it was, and all below it is kept, nothing below it is read again.
      if (page === 0) {
        feed = { ...position.feed, models: nameOf(read), isWhole };
      }
      if (kept.changed.size > 0) feed = undefined;
      if (isWhole) {
        await models.markMissing(
          instance,
          items.map(({ name }) => name).filter(isModelName),
          { at: this.#parts.now().toISOString(), shownAt: position.listedAt },
        );
        await positions.set(instance, {
          ...position,
          newest,
          listedAt: askedAt.toISOString(),
          setAside: { ...position.setAside, models: 0 },
          unread: { ...position.unread, models: [] },
        });
        break;
      }
      hasMore = nextCursor !== undefined && nextCursor !== cursor;
      const oldest = times.at(-1) ?? (leftOut ? Infinity : 0);
      if (!hasMore || oldest < seenUntil) break;
      cursor = nextCursor;
    }
    const isOther = !isRead && !hasMore;
    if (isOther && this.#models.refused) throw this.#models.refused;
    if (!isWhole && (newest !== position.newest || position.listedAt)) {
      await positions.set(instance, {
        ...position,
        newest,
        listedAt: undefined,
      });
    }
    if (feed && feed.models !== position.feed?.models) {
      await positions.setFeed(instance, feed);
    }
    return { kept: { changed, wasMovedOutside }, isWhole };
  }

  /** Nothing has changed since the page was read. */
  async #asKnown({ isWhole = false }: Feed, position: Position, askedAt: Date) {
    const { registry, positions } = this.#parts;
    if (isWhole) {
      await positions.set(registry.name, {
        ...position,
        listedAt: askedAt.toISOString(),
      });
    }
    return { kept: NOTHING, isWhole };
  }

  /** The versions that changed last: descriptions and stages change without the model. Throws as {@link read} does. */
  async readVersions(signal: AbortSignal): Promise<Kept> {
    const { registry, positions } = this.#parts;
    const position = await positions.get(registry.name);
    const changed = new Set<string>();
    let cursor: string | undefined;
    let known: string | undefined;
    let isRead = false;
    let hasMore = false;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const askedAt = this.#parts.now();
      const ifNoneMatch = page === 0 ? position.feed?.versions : undefined;
      const read = await this.#readVersions({ cursor, ifNoneMatch }, signal);
      if (read.notModified) return NOTHING;
      if (page === 0) known = nameOf(read);
      const kept = await this.#keepVersions(read.items, askedAt);
      kept.forEach(model => changed.add(model));
      isRead = !isUnreadable(read);
      hasMore = read.nextCursor !== undefined && read.nextCursor !== cursor;
      if (isRead || !hasMore) break;
      cursor = read.nextCursor;
    }
    const isOther = !isRead && !hasMore;
    if (isOther && this.#versions.refused) throw this.#versions.refused;
    if (changed.size === 0) {
      await positions.setFeed(registry.name, {
        ...position.feed,
        versions: known,
      });
    }
    return { ...NOTHING, changed };
  }

  async #readVersions(
    request: Omit<ConditionalRequest, 'limit'>,
    signal: AbortSignal,
  ) {
    return this.#versions.read(request.cursor, limit =>
      this.#parts.registry.listAllVersions(
        { ...request, limit, order: 'changed' },
        { signal },
      ),
    );
  }

  async #keepVersions(items: readonly KeptVersion[], askedAt: Date) {
    const { registry, database, versionKeeper, now } = this.#parts;
    return database.transaction(transaction =>
      versionKeeper.keep(
        registry.name,
        items,
        { askedAt, now: now(), isFirst: false, isQuiet: true },
        transaction,
      ),
    );
  }

  async #readModels(
    request: Omit<ConditionalRequest, 'limit'>,
    signal: AbortSignal,
  ) {
    return this.#models.read(request.cursor, limit =>
      this.#parts.registry.listModels(
        { ...request, limit, order: 'changed' },
        { signal },
      ),
    );
  }
}

/** By what a page is known; none of which nothing could be read, for what is below it is read for it. */
function nameOf(page: ConditionalPage<unknown>): string | undefined {
  return isUnreadable(page) ? undefined : page.etag;
}
