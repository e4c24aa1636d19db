import { ServiceUnavailableError } from '@backstage/errors';
import type { Knex } from 'knex';
import { readShrinking } from '../../mirror';
import type { Kept, Reading } from './Keeper';
import type { Position, SweepPosition } from './PositionStore';
import type { RegistryMirrorParts } from './RegistryMirror';

/** Items of one page: what fits into an answer and a transaction. */
const PAGE = { models: 200, versions: 500 } as const;
/** Pages after which a list without end is given up. */
const MOST_PAGES = 4_000;
/** How long after that no pass is begun, in milliseconds. */
const REST = 600_000;

const NOTHING: Kept = { changed: new Set(), wasMovedOutside: false };

type Part = keyof typeof PAGE;
type Read = {
  keep: (transaction: Knex.Transaction) => Promise<Kept>;
  nextCursor?: string;
};

/**
 * Passes over all models and over all versions, one page a call. Where a pass is is written together with what it read,
 * so that it goes on there after a crash. What a pass did not meet is looked at one by one afterwards.
 */
export class Sweep {
  readonly #parts: RegistryMirrorParts;

  constructor(parts: RegistryMirrorParts) {
    this.#parts = parts;
  }

  /** Reads the next page of a pass, and begins a new one where none is under way. */
  async readPage(
    part: Part,
    position: Position,
    signal: AbortSignal,
  ): Promise<Kept> {
    const { registry, database, positions } = this.#parts;
    const { name: instance } = registry;
    const now = this.#parts.now();
    if (position.restUntil && now.toISOString() < position.restUntil) {
      // Nothing is known whole without the first pass.
      if (!position[`${part}At`]) throw endless(part);
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
    const { page: read, limit } = await readShrinking(
      { limit: sweep.limit, most: PAGE[part] },
      most => this.#read(part, { ...sweep, limit: most }, signal, asked),
    );
    if (hasNoEnd(sweep, read.nextCursor)) {
      await positions.set(instance, {
        ...position,
        [part]: undefined,
        restUntil: new Date(now.getTime() + REST).toISOString(),
      });
      throw endless(part);
    }
    return database.transaction(async transaction => {
      const kept = await read.keep(transaction);
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
              },
            }
          : await this.#ended(part, sweep, position, now, transaction),
        transaction,
      );
      return kept;
    });
  }

  async #read(
    part: Part,
    { limit, cursor }: SweepPosition,
    signal: AbortSignal,
    asked: Omit<Reading, 'now'>,
  ): Promise<Read> {
    const { registry, keeper, versionKeeper, now } = this.#parts;
    const { name: instance } = registry;
    if (part === 'models') {
      const page = await registry.listModels(
        { limit, cursor, order: 'name' },
        { signal },
      );
      return {
        nextCursor: page.nextCursor,
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
      { limit, cursor, order: 'model' },
      { signal },
    );
    return {
      nextCursor: page.nextCursor,
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

  /** The position after a pass; what it did not meet waits to be looked at. */
  async #ended(
    part: Part,
    { startedAt }: SweepPosition,
    position: Position,
    now: Date,
    transaction: Knex.Transaction,
  ): Promise<Position> {
    const { registry, models } = this.#parts;
    const ended: Position = {
      ...position,
      [part]: undefined,
      [`${part}At`]: now.toISOString(),
      restUntil: undefined,
    };
    if (part === 'versions') return { ...ended, unmetBefore: startedAt };
    await models.markUnseen(
      registry.name,
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

function endless(part: Part): ServiceUnavailableError {
  return new ServiceUnavailableError(
    `Its list of ${part} has no end. What was read so far is kept, and the list is read again later; look at the server's version`,
  );
}
