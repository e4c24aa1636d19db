import { ServiceUnavailableError } from '@backstage/errors';
import { AnswerTooLargeError } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import type { Kept, Reading } from './Keeper';
import type { Position, SweepPosition } from './PositionStore';
import type { RegistryMirrorParts } from './RegistryMirror';

/** Items of one page: what fits into an answer and a transaction. */
const PAGE = { models: 200, versions: 500 } as const;
/** Pages after which a list without end is given up. */
const MOST_PAGES = 4_000;

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
    const sweep: SweepPosition = position[part] ?? {
      startedAt: now.toISOString(),
      pages: 0,
      limit: PAGE[part],
    };
    let read: Read;
    try {
      read = await this.#read(part, sweep, signal, {
        now,
        isFirst: !position[`${part}At`],
        listedAt: position.listedAt,
      });
    } catch (error) {
      // Huge tags: fewer at once fit into an answer.
      if (!(error instanceof AnswerTooLargeError) || sweep.limit === 1) {
        throw error;
      }
      const limit = Math.ceil(sweep.limit / 8);
      await positions.set(instance, {
        ...position,
        [part]: { ...sweep, limit },
      });
      return { changed: new Set(), wasMovedOutside: false };
    }
    const next = nextOf(part, sweep, read.nextCursor);
    return database.transaction(async transaction => {
      const kept = await read.keep(transaction);
      await positions.set(
        instance,
        next
          ? { ...position, [part]: next }
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
    reading: Reading,
  ): Promise<Read> {
    const { registry, keeper } = this.#parts;
    const { name: instance } = registry;
    if (part === 'models') {
      const page = await registry.listModels(
        { limit, cursor, order: 'name' },
        { signal },
      );
      return {
        nextCursor: page.nextCursor,
        keep: transaction =>
          keeper.keepModels(instance, page.items, reading, transaction),
      };
    }
    const page = await registry.listAllVersions(
      { limit, cursor, order: 'model' },
      { signal },
    );
    return {
      nextCursor: page.nextCursor,
      keep: async transaction => ({
        changed: await keeper.keepVersions(
          instance,
          page.items,
          reading,
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

function nextOf(
  part: Part,
  sweep: SweepPosition,
  cursor: string | undefined,
): SweepPosition | undefined {
  if (!cursor) return undefined;
  const pages = sweep.pages + 1;
  if (cursor === sweep.cursor || pages > MOST_PAGES) {
    throw new ServiceUnavailableError(
      `Its list of ${part} has no end: page ${pages} points at ${
        cursor === sweep.cursor ? 'itself' : 'another'
      }. What was read so far is kept; look at the server's version`,
    );
  }
  const limit = Math.min(PAGE[part], sweep.limit * 2);
  return { ...sweep, pages, cursor, limit };
}
