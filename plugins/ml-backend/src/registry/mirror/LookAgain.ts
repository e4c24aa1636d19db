import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { plainWhy } from '../../mirror';
import { FailingModels } from './FailingModels';
import { isCalled, isOfOne } from './failures';
import type { Kept } from './Keeper';
import { ModelVersions } from './ModelVersions';
import type { Position } from './PositionStore';
import type { RegistryMirrorParts } from './RegistryMirror';
import type { ModelRow } from './rows';
import { UnmetVersions } from './UnmetVersions';

/** Models that one turn looks at. */
const MOST_MODELS = 10;
/** How long a model that could not be read waits, in milliseconds: the first time, and at most. */
const WAIT_FIRST = 30_000;
const WAIT_MOST = 3_600_000;

/** A model of which the registry says that it has no such, and when it was asked. */
export type Missed = { row: ModelRow; askedAt: Date };

/** What came of looks. */
type Looks = {
  kept: Kept;
  /** Not there any more, or not by this name. */
  missed: Missed[];
  /** More waits that can be looked at now. */
  more: boolean;
  wasIdle: boolean;
};

/** Looks at single models and versions: those that changed, those of which a hint came, those that a pass did not meet. */
export class LookAgain {
  readonly #parts: RegistryMirrorParts;
  readonly #logger: LoggerService;
  readonly #versions: ModelVersions;
  readonly #unmet: UnmetVersions;
  readonly #failing: FailingModels;

  constructor(parts: RegistryMirrorParts & { logger: LoggerService }) {
    this.#parts = parts;
    this.#logger = parts.logger;
    this.#versions = new ModelVersions(parts);
    this.#unmet = new UnmetVersions(parts);
    this.#failing = new FailingModels(parts.database);
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
   * Looks at some of what waits. What cannot be read waits longer and longer; whether the registry answers at all, the
   * look at what changed says.
   */
  async look(position: Position, signal: AbortSignal): Promise<Looks> {
    const waiting = await this.#findWaiting(MOST_MODELS);
    const kept: Kept = { changed: new Set(), wasMovedOutside: false };
    const missed: Missed[] = [];
    const isUnmet = position.unmetBefore !== undefined;
    for (const row of waiting) {
      try {
        const one = await this.#lookAtModel(row, position, signal);
        if ('askedAt' in one) missed.push(one);
        else addTo(kept, one);
      } catch (error) {
        signal.throwIfAborted();
        await this.#postpone(row, error);
        if (!isOfOne(error)) {
          return { kept, missed, more: false, wasIdle: false };
        }
      }
    }
    if (waiting.length === 0 && isUnmet) {
      const { changed, more } = await this.#unmet.look(position, signal);
      changed.forEach(model => kept.changed.add(model));
      return { kept, missed, more, wasIdle: false };
    }
    return {
      kept,
      missed,
      more: waiting.length === MOST_MODELS || isUnmet,
      wasIdle: waiting.length === 0,
    };
  }

  /**
   * Keeps that models are gone, or have another name. What changed last is to be read between the look and this: it shows
   * a renamed model by its new name.
   */
  async keepMissed(missed: readonly Missed[]): Promise<Kept> {
    const { database, keeper, now } = this.#parts;
    const kept: Kept = { changed: new Set(), wasMovedOutside: false };
    for (const { row, askedAt } of missed) {
      const reading = { askedAt, now: now(), isFirst: false };
      addTo(
        kept,
        await database.transaction(transaction =>
          keeper.keepGone(row, reading, transaction),
        ),
      );
    }
    return kept;
  }

  /** What cannot be read, in words; undefined when all can. */
  async trouble(): Promise<string | undefined> {
    const { registry } = this.#parts;
    const { count, model } = await this.#failing.count(registry.name);
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
    await models.postponeLook(row, {
      until: new Date(now().getTime() + wait).toISOString(),
      why: plainWhy(isError(error) ? error.message : String(error)),
    });
    this.#logger[row.look_failures === 0 ? 'warn' : 'debug'](
      `The model ${row.model} of ${registry.system} (${registry.name}) could not be read and is read again later: ${error}`,
    );
  }

  async #lookAtModel(
    row: ModelRow,
    { listedAt }: Position,
    signal: AbortSignal,
  ): Promise<Kept | Missed> {
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
      const hasOthers = await this.#versions.look(row, signal);
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
      return { row, askedAt: asked.askedAt };
    }
  }
}

function addTo(all: Kept, one: Kept): void {
  one.changed.forEach(model => all.changed.add(model));
  all.wasMovedOutside ||= one.wasMovedOutside;
}
