import type { RegisteredModel } from '@slipway/plugin-ml-node';
import { readShrinking } from '../../mirror';
import type { Kept } from './Keeper';
import type { RegistryMirrorParts } from './RegistryMirror';
import type { Position } from './PositionStore';
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

/** Reads what changed last. */
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
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const askedAt = this.#parts.now();
      const { items, nextCursor } = await this.#readModels(cursor, signal);
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
    return { kept: { changed, wasMovedOutside }, isWhole };
  }

  /** The versions that changed last: descriptions and stages change without the model. */
  async readVersions(signal: AbortSignal): Promise<Kept> {
    const { registry, database, versionKeeper } = this.#parts;
    const askedAt = this.#parts.now();
    const { page, limit } = await readShrinking(
      { limit: this.#versions, most: PAGE },
      asked =>
        registry.listAllVersions(
          { limit: asked, order: 'changed' },
          { signal },
        ),
    );
    this.#versions = limit;
    const changed = await database.transaction(transaction =>
      versionKeeper.keep(
        registry.name,
        page.items,
        { askedAt, now: this.#parts.now(), isFirst: false, isQuiet: true },
        transaction,
      ),
    );
    return { ...NOTHING, changed };
  }

  async #readModels(cursor: string | undefined, signal: AbortSignal) {
    const { page, limit } = await readShrinking(
      { limit: this.#models, most: PAGE },
      asked =>
        this.#parts.registry.listModels(
          { limit: asked, order: 'changed', cursor },
          { signal },
        ),
    );
    this.#models = limit;
    return page;
  }
}
