import type {
  ConditionalRequest,
  RegisteredModel,
} from '@slipway/plugin-ml-node';
import { readShrinking } from '../../mirror';
import type { Kept } from './Keeper';
import type { RegistryMirrorParts } from './RegistryMirror';
import type { Feed, Position } from './PositionStore';
import { isModelName } from './rows';

/** Models that one look asks for. A registry with fewer is seen whole in each. */
const PAGE = 200;
/** Pages that are read when more changed than one holds; the rest is met in the passes. */
const MOST_PAGES = 10;
/** Changes are read again for this long: clocks and transactions of the source need not be in order. Milliseconds. */
const OVERLAP = 60_000;

const NOTHING: Kept = { changed: new Set(), wasMovedOutside: false };

const newestOf = (models: readonly RegisteredModel[], at: number) =>
  models.reduce((newest, { updatedAt }) => Math.max(newest, updatedAt), at);

/** Reads what changed last, where that is no longer what it was. */
export class ChangedFeed {
  readonly #parts: RegistryMirrorParts;
  /** How many models, and versions, fit into one answer. */
  #models = PAGE;
  #versions = PAGE;

  constructor(parts: RegistryMirrorParts) {
    this.#parts = parts;
  }

  /** Remembers up to where the source is before the first pass, so that what changes during it is read after it. */
  async begin(signal: AbortSignal): Promise<void> {
    const { registry, positions } = this.#parts;
    const { items } = await registry.listModels(
      { limit: 1, order: 'changed' },
      { signal },
    );
    await positions.set(registry.name, { newest: newestOf(items, 0) });
  }

  /** Says whether one page showed every model. */
  async read(
    position: Position,
    signal: AbortSignal,
  ): Promise<{ kept: Kept; isWhole: boolean }> {
    const { registry, database, keeper, models, positions } = this.#parts;
    const { name: instance } = registry;
    const changed = new Set<string>();
    const seenUntil = (position.newest ?? 0) - OVERLAP;
    let { newest = 0 } = position;
    let wasMovedOutside = false;
    let cursor: string | undefined;
    let isWhole = false;
    let feed: Feed | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const askedAt = this.#parts.now();
      const known = page === 0 ? position.feed : undefined;
      const { items, nextCursor, etag, notModified } = await this.#readModels(
        { cursor, ifNoneMatch: known?.models },
        signal,
      );
      if (known && notModified) {
        return this.#asKnown(known, position, askedAt);
      }
      newest = newestOf(items, newest);
      isWhole = page === 0 && !nextCursor;
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
      if (page === 0) feed = { ...position.feed, models: etag, isWhole };
      if (kept.changed.size > 0) feed = undefined;
      if (isWhole) {
        await models.markMissing(
          instance,
          items.map(({ name }) => name).filter(isModelName),
          this.#parts.now().toISOString(),
        );
        await positions.set(instance, {
          ...position,
          newest,
          listedAt: askedAt.toISOString(),
        });
        break;
      }
      const oldest = items.at(-1)?.updatedAt ?? 0;
      if (!nextCursor || nextCursor === cursor || oldest < seenUntil) break;
      cursor = nextCursor;
    }
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

  /** The versions that changed last: descriptions and stages change without the model. */
  async readVersions(signal: AbortSignal): Promise<Kept> {
    const { registry, database, versionKeeper, positions } = this.#parts;
    const position = await positions.get(registry.name);
    const askedAt = this.#parts.now();
    const { page, limit } = await readShrinking(
      { limit: this.#versions, most: PAGE },
      asked =>
        registry.listAllVersions(
          {
            limit: asked,
            order: 'changed',
            ifNoneMatch: position.feed?.versions,
          },
          { signal },
        ),
    );
    this.#versions = limit;
    if (page.notModified) return NOTHING;
    const changed = await database.transaction(transaction =>
      versionKeeper.keep(
        registry.name,
        page.items,
        { askedAt, now: this.#parts.now(), isFirst: false, isQuiet: true },
        transaction,
      ),
    );
    if (changed.size === 0) {
      await positions.setFeed(registry.name, {
        ...position.feed,
        versions: page.etag,
      });
    }
    return { ...NOTHING, changed };
  }

  async #readModels(
    request: Pick<ConditionalRequest, 'cursor' | 'ifNoneMatch'>,
    signal: AbortSignal,
  ) {
    const { page, limit } = await readShrinking(
      { limit: this.#models, most: PAGE },
      asked =>
        this.#parts.registry.listModels(
          { ...request, limit: asked, order: 'changed' },
          { signal },
        ),
    );
    this.#models = limit;
    return page;
  }
}
