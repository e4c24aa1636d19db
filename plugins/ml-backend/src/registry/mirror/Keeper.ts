import type { RegisteredModel } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import type { AliasMoveStore } from '../history/AliasMoveStore';
import {
  noticeMoves,
  type AliasLook,
  type Aliases,
} from '../history/noticeMoves';
import type { StageMoveStore } from '../history/StageMoveStore';
import type { RegisteredName } from '../types';
import type { ModelStore } from './ModelStore';
import type { PositionStore } from './PositionStore';
import { metBeside, type RenamedModels } from './RenamedModels';
import { isModelName, modelColumns, type ModelRow } from './rows';
import type { VersionStore } from './VersionStore';

/** How a page was read. */
export type Reading = {
  /** When the registry was asked: what happened later it may not show. */
  askedAt: Date;
  /** When its answer is kept. */
  now: Date;
  /** The first pass: nothing is news. */
  isFirst: boolean;
  /** When one page last showed every model of the registry. */
  listedAt?: string;
  /** Leave the times of what did not change as they are: the page is read again and again. */
  isQuiet?: boolean;
};

/** What a page changed. */
export type Kept = { changed: Set<string>; wasMovedOutside: boolean };

/** Writes what a registry showed of models: which are new or different, and which aliases moved. */
export class Keeper {
  readonly #models: ModelStore;
  readonly #renamed: RenamedModels;
  readonly #versions: VersionStore;
  readonly #moves: AliasMoveStore;
  readonly #stageMoves: StageMoveStore;
  readonly #positions: PositionStore;

  constructor(options: {
    models: ModelStore;
    renamed: RenamedModels;
    versions: VersionStore;
    moves: AliasMoveStore;
    stageMoves: StageMoveStore;
    positions: PositionStore;
  }) {
    this.#models = options.models;
    this.#renamed = options.renamed;
    this.#versions = options.versions;
    this.#moves = options.moves;
    this.#stageMoves = options.stageMoves;
    this.#positions = options.positions;
  }

  /**
   * Keeps models. Those whose time of change is new wait to be looked at, except in the first pass, which meets every
   * version anyway. Says which are new or different.
   */
  async keepModels(
    instance: string,
    page: readonly RegisteredModel[],
    reading: Reading,
    transaction: Knex,
  ): Promise<Kept> {
    const now = reading.now.toISOString();
    const seenAt = reading.askedAt.toISOString();
    const models = [
      ...new Map(
        page
          .filter(({ name }) => isModelName(name))
          .map(model => [model.name, model]),
      ).values(),
    ];
    const names = models.map(({ name }) => name);
    const met = await this.#models.findMany(instance, names, transaction);
    const shown = models.map(model => ({
      ...model,
      columns: modelColumns(model),
    }));
    const different = shown.filter(
      ({ name, columns }) => !isAsKept(columns, met.get(name)),
    );
    // Only what is written is locked: a look that shows nothing new leaves the database in peace.
    const known = await this.#models.lockMany(
      instance,
      different.map(({ name }) => name),
      transaction,
    );
    const beside = metBeside(
      shown.map(({ name, columns }) => ({
        model: name,
        created_at: columns.created_at,
        kept: known.get(name) ?? met.get(name),
      })),
    );
    const looks: AliasLook[] = [];
    const rows: ModelRow[] = [];
    for (const { columns, ...model } of different) {
      const before = known.get(model.name);
      looks.push({
        model: model.name,
        before: before ? JSON.parse(before.aliases) : {},
        after: JSON.parse(columns.aliases),
        earliestAt: earliestOf(before, columns.created_at, reading),
        isNew: !before,
        isFirstLook: reading.isFirst && !before,
      });
      const hasNewVersions =
        before?.updated_at !== columns.updated_at || before.deleted_at !== null;
      rows.push({
        instance,
        model: model.name,
        ...columns,
        first_seen_at: before?.first_seen_at ?? now,
        // Those beside it were first seen no later: it is no earlier name of them.
        seen_at: beside.has(model.name) ? now : seenAt,
        deleted_at: null,
        renamed_to: null,
        look_at:
          before?.look_at ?? (hasNewVersions && !reading.isFirst ? now : null),
        look_failures: before?.look_failures ?? 0,
        look_error: before?.look_error ?? null,
      });
    }
    const maybeRenamed = reading.isFirst
      ? new Set<string>()
      : await this.#renamed.findMaybeRenamed(
          instance,
          rows.filter(({ model }) => !known.has(model)),
          names,
          transaction,
        );
    const { wasMovedOutside, held } = await noticeMoves(
      looks.map(look => ({
        ...look,
        isFirstLook: look.isFirstLook || maybeRenamed.has(look.model),
      })),
      { instance, ...reading },
      this.#moves,
      transaction,
    );
    await this.#models.save(
      rows.map(row => withHeld(row, held.get(row.model))),
      transaction,
    );
    const same = names.filter(name => !rows.some(row => row.model === name));
    if (!reading.isQuiet) {
      await this.#models.markSeen(instance, same, seenAt, transaction);
    }
    await this.#models.markSeen(
      instance,
      same.filter(name => beside.has(name)),
      now,
      transaction,
    );
    if (rows.length > 0) {
      await this.#positions.noteChange(instance, transaction);
    }
    return {
      changed: new Set(rows.map(({ model }) => model)),
      wasMovedOutside,
    };
  }

  /**
   * The registry says that it has no such model: it and its versions are gone, and what pointed at them, at some time since
   * the model was last seen. A later list of all models did not show it.
   */
  async keepGone(
    name: RegisteredName,
    reading: Reading,
    transaction: Knex,
  ): Promise<Kept> {
    const { instance, model } = name;
    const now = reading.now.toISOString();
    const locked = await this.#models.lockMany(instance, [model], transaction);
    const row = locked.get(model);
    // It was seen since it was missed: another model has its name.
    if (!row || row.seen_at >= reading.askedAt.toISOString()) {
      return { changed: new Set(), wasMovedOutside: false };
    }
    const renamedTo = await this.#renamed.findRenamed(row, transaction);
    const wasMovedOutside = renamedTo
      ? await this.#keepRenamed(row, renamedTo, transaction)
      : await this.#keepUnpointed(row, reading, transaction);
    const known = row.renamed_to;
    await this.#models.update(
      row,
      {
        deleted_at: row.deleted_at ?? now,
        // Its history goes on under the new name, also after that is gone.
        renamed_to: renamedTo ?? known,
        aliases: '{}',
        look_at: null,
        look_failures: 0,
        look_error: null,
      },
      transaction,
    );
    await this.#versions.markDeleted(row, 'all', now, transaction);
    const isNews = row.deleted_at === null || (renamedTo ?? known) !== known;
    if (isNews) await this.#positions.noteChange(instance, transaction);
    return { changed: new Set(isNews ? [model] : []), wasMovedOutside };
  }

  /** What pointed at its versions went with the model. Says whether that is news. */
  async #keepUnpointed(
    row: ModelRow,
    reading: Reading,
    transaction: Knex,
  ): Promise<boolean> {
    const { instance, model } = row;
    const { wasMovedOutside } = await noticeMoves(
      [
        {
          model,
          before: JSON.parse(row.aliases),
          after: {},
          earliestAt: row.seen_at,
          isNew: false,
          isFirstLook: false,
        },
      ],
      { instance, ...reading },
      this.#moves,
      transaction,
    );
    return wasMovedOutside;
  }

  /** Its aliases and stages are where they were, under another name: what was found there is no move. */
  async #keepRenamed(
    row: ModelRow,
    renamedTo: string,
    transaction: Knex,
  ): Promise<false> {
    const { instance, seen_at: since } = row;
    const name = { instance, model: renamedTo };
    const aliases: Aliases = JSON.parse(row.aliases);
    await this.#moves.forgetFound(name, aliases, since, transaction);
    await this.#stageMoves.forgetFound(name, row.model, since, transaction);
    return false;
  }
}

/** Where the portal knows better than what was read; without its digest the row counts as different at the next look. */
function withHeld(row: ModelRow, held: Aliases | undefined): ModelRow {
  return held ? { ...row, aliases: JSON.stringify(held), digest: '' } : row;
}

function isAsKept(
  { digest }: Pick<ModelRow, 'digest'>,
  kept: ModelRow | undefined,
): boolean {
  return kept?.digest === digest && kept.deleted_at === null;
}

function latest(a: string, b: string = ''): string {
  return a > b ? a : b;
}

/** After this moved what is new; a first look cannot tell. */
function earliestOf(
  before: ModelRow | undefined,
  createdAt: string,
  reading: Reading,
): string | undefined {
  if (before) return latest(before.seen_at, reading.listedAt);
  return reading.isFirst ? undefined : createdAt;
}
