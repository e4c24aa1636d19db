import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { AnswerTooLargeError } from '@slipway/plugin-ml-node';
import { readShrinking } from '../../mirror';
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
/** How long a model that could not be read waits, in milliseconds: the first time, and at most. */
const WAIT_FIRST = 30_000;
const WAIT_MOST = 3_600_000;

const isCalled = (error: unknown, name: string) =>
  isError(error) && error.name === name;

/** Whether only the one thing cannot be had: the registry itself answers. */
const isOfOne = (error: unknown): boolean =>
  error instanceof AnswerTooLargeError || isCalled(error, 'NotAllowedError');

/** Down to where a page tells of versions below `highest`. An empty one tells of none, though more may follow. */
const lowestOf = (versions: readonly KeptVersion[], highest: number): number =>
  versions.length > 0 ? Math.min(...versions.map(ordinalOf)) : highest + 1;

/** Looks at single models and versions: those that changed, those of which a hint came, those that a pass did not meet. */
export class LookAgain {
  readonly #parts: RegistryMirrorParts;
  readonly #logger: LoggerService;
  #limit = PAGE;

  constructor(parts: RegistryMirrorParts & { logger: LoggerService }) {
    this.#parts = parts;
    this.#logger = parts.logger;
  }

  /** Whether something waits. */
  async isNeeded(): Promise<boolean> {
    const { positions, registry } = this.#parts;
    const [waiting, position] = await Promise.all([
      this.#findWaiting(1),
      positions.get(registry.name),
    ]);
    return waiting.length > 0 || position.unmetBefore !== undefined;
  }

  /**
   * Looks at some of what waits; says whether more does. What cannot be read waits longer and longer; whether the
   * registry answers at all, the look at what changed says.
   */
  async look(
    position: Position,
    signal: AbortSignal,
  ): Promise<{ kept: Kept; more: boolean; wasIdle: boolean }> {
    const waiting = await this.#findWaiting(MOST_MODELS);
    const kept: Kept = { changed: new Set(), wasMovedOutside: false };
    for (const row of waiting) {
      try {
        const one = await this.#lookAtModel(row, position, signal);
        one.changed.forEach(model => kept.changed.add(model));
        kept.wasMovedOutside ||= one.wasMovedOutside;
      } catch (error) {
        signal.throwIfAborted();
        await this.#postpone(row, error);
        if (!isOfOne(error)) {
          return { kept, more: false, wasIdle: false };
        }
      }
    }
    if (waiting.length === 0 && position.unmetBefore) {
      const more = await this.#lookForUnmet(
        position,
        position.unmetBefore,
        kept.changed,
        signal,
      );
      return { kept, more, wasIdle: false };
    }
    return {
      kept,
      more: waiting.length === MOST_MODELS,
      wasIdle: waiting.length === 0,
    };
  }

  /** What cannot be read, in words; undefined when all can. */
  async trouble(): Promise<string | undefined> {
    const { models, registry } = this.#parts;
    const { count, model } = await models.countFailing(registry.name);
    if (count === 0) return undefined;
    return `${registry.system} (${registry.name}) does not give ${
      count === 1 ? `the model ${model}` : `${count} models, as ${model}`
    }; all others are current. Look at its logs`;
  }

  #findWaiting(limit: number): Promise<ModelRow[]> {
    const { models, registry, now } = this.#parts;
    return models.findWaiting(registry.name, now().toISOString(), limit);
  }

  async #postpone(row: ModelRow, error: unknown): Promise<void> {
    const { models, registry, now } = this.#parts;
    const wait = Math.min(WAIT_MOST, WAIT_FIRST * 2 ** row.look_failures);
    await models.postponeLook(
      row,
      new Date(now().getTime() + wait).toISOString(),
    );
    this.#logger[row.look_failures === 0 ? 'warn' : 'debug'](
      `The model ${row.model} of ${registry.system} (${registry.name}) could not be read and is read again later: ${error}`,
    );
  }

  async #lookAtModel(
    row: ModelRow,
    { listedAt }: Position,
    signal: AbortSignal,
  ): Promise<Kept> {
    const { registry, database, keeper, models, now } = this.#parts;
    const asked = { askedAt: now(), isFirst: false, listedAt };
    try {
      const model = await registry.getModel(row.model, { signal });
      const kept = await database.transaction(transaction =>
        keeper.keepModels(
          registry.name,
          [model],
          { ...asked, now: now() },
          transaction,
        ),
      );
      const hasOthers = await this.#lookAtVersions(row, signal);
      // Only what was asked before this look is answered by it.
      await models.answerLook(row);
      if (hasOthers) kept.changed.add(row.model);
      return kept;
    } catch (error) {
      if (isCalled(error, 'InputError')) {
        // It refuses to be asked for this one; the others go on.
        await models.answerLook(row);
        return { changed: new Set(), wasMovedOutside: false };
      }
      if (!isCalled(error, 'NotFoundError')) throw error;
      return database.transaction(transaction =>
        keeper.keepGone(row, { ...asked, now: now() }, transaction),
      );
    }
  }

  /** Newest first, until a page has explained the change and holds nothing else that is new. Says whether there was one. */
  async #lookAtVersions(
    { instance, model }: ModelRow,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { database, versionKeeper, versions, now } = this.#parts;
    let isExplained = false;
    let isComplete = true;
    let cursor: string | undefined;
    let highest = Number.MAX_SAFE_INTEGER;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const askedAt = now();
      const { items, nextCursor, leftOut } = await this.#readVersions(
        model,
        cursor,
        signal,
      );
      // From here on one that is missing may be there and unreadable: the passes ask for each.
      isComplete &&= !leftOut;
      const lowest = nextCursor ? lowestOf(items, highest) : 0;
      const present = new Set(items.map(({ version }) => version));
      const known = await versions.findBetween(
        { instance, model },
        { lowest, highest },
      );
      const gone = isComplete
        ? known.filter(version => !present.has(version))
        : [];
      const changed = await database.transaction(async transaction => {
        await versionKeeper.keepGone(
          { instance, model },
          gone,
          now(),
          transaction,
        );
        return versionKeeper.keep(
          instance,
          items,
          { askedAt, now: now(), isFirst: false },
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

  async #readVersions(
    model: string,
    cursor: string | undefined,
    signal: AbortSignal,
  ) {
    const { registry } = this.#parts;
    const { page, limit } = await readShrinking(
      { limit: this.#limit, most: PAGE },
      asked =>
        registry.listAllVersions(
          { order: 'model', model, limit: asked, cursor },
          { signal },
        ),
    );
    this.#limit = limit;
    return page;
  }

  /** Says whether some may be left that can be looked at now. */
  async #lookForUnmet(
    position: Position,
    before: string,
    changed: Set<string>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { database, now, registry, versions, positions } = this.#parts;
    const { name: instance } = registry;
    const unmet = await versions.findUnseen(instance, before, MOST_VERSIONS);
    if (unmet.length === 0) {
      await positions.set(instance, { ...position, unmetBefore: undefined });
    }
    for (const key of unmet) {
      try {
        if (await this.#isNews(key, signal)) changed.add(key.model);
      } catch (error) {
        signal.throwIfAborted();
        // Whether it is gone is asked again after the next pass.
        await versions.markSeen(instance, [key], now().toISOString(), database);
        this.#logger.debug(
          `Version ${key.version} of ${key.model} of ${registry.system} (${instance}) could not be read: ${error}`,
        );
        if (!isOfOne(error)) return false;
      }
    }
    return true;
  }

  /** Asks for one version; says whether it is no longer as it is kept. */
  async #isNews(key: Key, signal: AbortSignal): Promise<boolean> {
    const { registry, database, versionKeeper, now } = this.#parts;
    const { name: instance } = registry;
    const askedAt = now();
    try {
      const { aliases: _, ...version } = await registry.getVersion(key, {
        signal,
      });
      const changed = await database.transaction(transaction =>
        versionKeeper.keep(
          instance,
          [version],
          { askedAt, now: now(), isFirst: false },
          transaction,
        ),
      );
      return changed.size > 0;
    } catch (error) {
      if (!isCalled(error, 'NotFoundError')) throw error;
      await database.transaction(transaction =>
        versionKeeper.keepGone(
          { instance, model: key.model },
          [key.version],
          now(),
          transaction,
        ),
      );
      return true;
    }
  }
}
