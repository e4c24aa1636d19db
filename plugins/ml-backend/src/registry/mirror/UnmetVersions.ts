import type { LoggerService } from '@backstage/backend-plugin-api';
import { isCalled, isOfOne } from './failures';
import type { Position } from './PositionStore';
import type { RegistryMirrorParts } from './RegistryMirror';
import type { Key } from './VersionStore';

/** Versions that one turn asks for. */
const MOST_VERSIONS = 20;

/** Versions that a pass did not meet: each is asked for by itself, for it may be gone. */
export class UnmetVersions {
  readonly #parts: RegistryMirrorParts;
  readonly #logger: LoggerService;

  constructor(parts: RegistryMirrorParts & { logger: LoggerService }) {
    this.#parts = parts;
    this.#logger = parts.logger;
  }

  /** Asks for some of them. Says of which models some changed, and whether more may be left that can be asked for now. */
  async look(
    position: Position,
    signal: AbortSignal,
  ): Promise<{ changed: Set<string>; more: boolean }> {
    const { database, now, registry, versions, positions } = this.#parts;
    const { name: instance } = registry;
    const changed = new Set<string>();
    const unmet = await versions.findUnseen(
      instance,
      position.unmetBefore ?? '',
      MOST_VERSIONS,
    );
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
        if (!isOfOne(error)) return { changed, more: false };
      }
    }
    return { changed, more: true };
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
