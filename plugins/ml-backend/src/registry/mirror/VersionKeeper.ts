import type { Knex } from 'knex';
import { toTime } from '../../ports/toTime';
import { stageMoveOf } from '../history/noticeStages';
import type { StageMoveStore } from '../history/StageMoveStore';
import type { RegisteredName } from '../types';
import type { Reading } from './Keeper';
import type { PositionStore } from './PositionStore';
import {
  isModelName,
  isVersionName,
  versionColumns,
  type KeptVersion,
} from './rows';
import { keyOf, type VersionStore } from './VersionStore';

/** Writes what a registry showed of versions: which are new or different, and which moved from stage to stage. */
export class VersionKeeper {
  readonly #versions: VersionStore;
  readonly #stageMoves: StageMoveStore;
  readonly #positions: PositionStore;

  constructor(options: {
    versions: VersionStore;
    stageMoves: StageMoveStore;
    positions: PositionStore;
  }) {
    this.#versions = options.versions;
    this.#stageMoves = options.stageMoves;
    this.#positions = options.positions;
  }

  /** Keeps versions; says of which models some are new or different. */
  async keep(
    instance: string,
    page: readonly KeptVersion[],
    reading: Reading,
    transaction: Knex,
  ): Promise<Set<string>> {
    const seenAt = reading.askedAt.toISOString();
    const versions = [
      ...new Map(
        page
          .filter(
            ({ model, version }) =>
              isModelName(model) && isVersionName(version),
          )
          .map(version => [keyOf(version), version]),
      ).values(),
    ];
    const kept = await this.#versions.findKept(instance, versions, transaction);
    const rows = versions.map(version => ({
      instance,
      model: version.model,
      version: version.version,
      ...versionColumns(version),
      seen_at: seenAt,
      deleted_at: null,
    }));
    const changedAt = new Map(
      versions.map(version => [keyOf(version), toTime(version.updatedAt)]),
    );
    const isSame = (row: (typeof rows)[number]) => {
      const before = kept.get(keyOf(row));
      return (
        before?.digest === row.digest &&
        before.deleted_at === null &&
        before.stage !== null
      );
    };
    const different = rows.filter(row => !isSame(row));
    const moves = different.flatMap(
      row =>
        stageMoveOf({
          ...row,
          before: kept.get(keyOf(row)),
          createdAt: row.created_at,
          updatedAt: changedAt.get(keyOf(row)) ?? row.created_at,
          isFirstLook: reading.isFirst,
          now: reading.now,
        }) ?? [],
    );
    const earlier = await this.#versions.findEarlierStages(
      instance,
      moves.filter(move => !kept.has(keyOf(move))),
      transaction,
    );
    await this.#stageMoves.insert(
      moves.filter(move => earlier.get(keyOf(move)) !== move.to_stage),
      transaction,
    );
    await this.#versions.save(different, transaction);
    if (!reading.isQuiet) {
      await this.#versions.markSeen(
        instance,
        rows.filter(isSame),
        seenAt,
        transaction,
      );
    }
    if (different.length > 0) {
      await this.#positions.noteChange(instance, transaction);
    }
    return new Set(different.map(({ model }) => model));
  }

  /** The registry has these versions of a model no longer. */
  async keepGone(
    name: RegisteredName,
    versions: readonly string[],
    now: Date,
    transaction: Knex,
  ): Promise<void> {
    if (versions.length === 0) return;
    const at = now.toISOString();
    await this.#versions.markDeleted(name, versions, at, transaction);
    await this.#positions.noteChange(name.instance, transaction);
  }
}
