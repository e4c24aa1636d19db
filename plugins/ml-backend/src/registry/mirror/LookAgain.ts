import { isError } from '@backstage/errors';
import type { Kept } from './Keeper';
import type { Position } from './PositionStore';
import type { RegistryMirrorParts } from './RegistryMirror';
import { ordinalOf, type KeptVersion, type ModelRow } from './rows';
import type { Key } from './VersionStore';

/** Models, and versions, that one turn looks at. */
const MOST_MODELS = 10;
const MOST_VERSIONS = 20;
/** Versions of one page of a model. */
const PAGE = 100;
/** Pages of a model that are read to find out what changed; the rest is met in the passes. */
const MOST_PAGES = 10;

const isGone = (error: unknown) =>
  isError(error) && error.name === 'NotFoundError';

/** Looks at single models and versions: those that changed, those of which a hint came, those that a pass did not meet. */
export class LookAgain {
  readonly #parts: RegistryMirrorParts;

  constructor(parts: RegistryMirrorParts) {
    this.#parts = parts;
  }

  /** Whether something waits. */
  async isNeeded(): Promise<boolean> {
    const { models, registry, positions } = this.#parts;
    const [waiting, position] = await Promise.all([
      models.findWaiting(registry.name, 1),
      positions.get(registry.name),
    ]);
    return waiting.length > 0 || position.unmetBefore !== undefined;
  }

  /** Looks at some of what waits; says whether more does. */
  async look(
    position: Position,
    signal: AbortSignal,
  ): Promise<{ kept: Kept; more: boolean; wasIdle: boolean }> {
    const { registry, models } = this.#parts;
    const waiting = await models.findWaiting(registry.name, MOST_MODELS);
    const changed = new Set<string>();
    let wasMovedOutside = false;
    for (const row of waiting) {
      const kept = await this.#lookAtModel(row, position, signal);
      kept.changed.forEach(model => changed.add(model));
      wasMovedOutside ||= kept.wasMovedOutside;
    }
    if (waiting.length === 0 && position.unmetBefore) {
      await this.#lookForUnmet(position, position.unmetBefore, changed, signal);
      return { kept: { changed, wasMovedOutside }, more: true, wasIdle: false };
    }
    return {
      kept: { changed, wasMovedOutside },
      more: waiting.length === MOST_MODELS,
      wasIdle: waiting.length === 0,
    };
  }

  async #lookAtModel(
    row: ModelRow,
    { listedAt }: Position,
    signal: AbortSignal,
  ): Promise<Kept> {
    const { registry, database, keeper, models } = this.#parts;
    const reading = { now: this.#parts.now(), isFirst: false, listedAt };
    try {
      const model = await registry.getModel(row.model, { signal });
      const kept = await database.transaction(transaction =>
        keeper.keepModels(registry.name, [model], reading, transaction),
      );
      const hasOthers = await this.#lookAtVersions(row, signal);
      // Only what was asked before this look is answered by it.
      await models.answerLook(row);
      if (hasOthers) kept.changed.add(row.model);
      return kept;
    } catch (error) {
      if (isError(error) && error.name === 'InputError') {
        // It refuses to be asked for this one; the others go on.
        await models.answerLook(row);
        return { changed: new Set(), wasMovedOutside: false };
      }
      if (!isGone(error)) throw error;
      return database.transaction(transaction =>
        keeper.keepGone(row, reading, transaction),
      );
    }
  }

  /** Newest first, until a page has explained the change and holds nothing else that is new. Says whether there was one. */
  async #lookAtVersions(
    { instance, model }: ModelRow,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { registry, database, keeper, versions } = this.#parts;
    let isExplained = false;
    let cursor: string | undefined;
    let highest = Number.MAX_SAFE_INTEGER;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const now = this.#parts.now();
      const { items, nextCursor } = await registry.listVersions(
        { model, limit: PAGE, cursor },
        { signal },
      );
      const kept = items.map(
        ({ aliases: _, ...version }): KeptVersion => version,
      );
      const lowest = nextCursor ? lowestOf(kept) : 0;
      const present = new Set(kept.map(({ version }) => version));
      const known = await versions.findBetween(
        { instance, model },
        { lowest, highest },
      );
      const gone = known.filter(version => !present.has(version));
      const changed = await database.transaction(async transaction => {
        await versions.markDeleted(
          { instance, model },
          gone,
          now.toISOString(),
          transaction,
        );
        return keeper.keepVersions(
          instance,
          kept,
          { now, isFirst: false },
          transaction,
        );
      });
      const isNews = gone.length > 0 || changed.size > 0;
      if (!nextCursor || nextCursor === cursor) return isExplained || isNews;
      if (isExplained && !isNews) return true;
      isExplained ||= isNews;
      cursor = nextCursor;
      highest = lowest - 1;
    }
    return isExplained;
  }

  async #lookForUnmet(
    position: Position,
    before: string,
    changed: Set<string>,
    signal: AbortSignal,
  ): Promise<void> {
    const { registry, versions, positions } = this.#parts;
    const { name: instance } = registry;
    const unmet = await versions.findUnseen(instance, before, MOST_VERSIONS);
    if (unmet.length === 0) {
      await positions.set(instance, { ...position, unmetBefore: undefined });
    }
    for (const key of unmet) {
      if (await this.#isThere(key, signal)) continue;
      changed.add(key.model);
    }
  }

  async #isThere(key: Key, signal: AbortSignal): Promise<boolean> {
    const { registry, database, keeper, versions } = this.#parts;
    const { name: instance } = registry;
    const now = this.#parts.now();
    try {
      const { aliases: _, ...version } = await registry.getVersion(key, {
        signal,
      });
      await database.transaction(transaction =>
        keeper.keepVersions(
          instance,
          [version],
          { now, isFirst: false },
          transaction,
        ),
      );
      return true;
    } catch (error) {
      if (!isGone(error)) throw error;
      await versions.markDeleted(
        { instance, model: key.model },
        [key.version],
        now.toISOString(),
        database,
      );
      return false;
    }
  }
}

function lowestOf(versions: readonly KeptVersion[]): number {
  return Math.min(...versions.map(ordinalOf));
}
