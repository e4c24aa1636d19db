import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  mlReadPermission,
  type IndexedVersion,
  type IndexedVersionPage,
} from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { EntityAccess } from '../../authorization';
import { decodeCursor, encodeCursor } from '../../database/cursor';
import {
  valuesWithoutUserInfo,
  withoutUserInfo,
} from '../../ports/withoutUserInfo';
import type { PositionStore } from './PositionStore';
import type { KeptVersion, ModelRow, VersionRow } from './rows';

type Row = Pick<
  VersionRow,
  'instance' | 'model' | 'version' | 'payload' | 'created_at'
> &
  Pick<ModelRow, 'aliases'> & { card_text: string | null };

function toIndexed(row: Row): IndexedVersion {
  const kept: KeptVersion = JSON.parse(row.payload);
  const aliases: Record<string, string> = JSON.parse(row.aliases);
  return {
    instance: row.instance,
    model: row.model,
    version: row.version,
    description: kept.description && withoutUserInfo(kept.description),
    card: row.card_text ?? undefined,
    createdAt: row.created_at,
    tags: valuesWithoutUserInfo(kept.tags),
    aliases: Object.keys(aliases).filter(
      alias => aliases[alias] === row.version,
    ),
  };
}

/** All that the mirror has of versions, with the cards that were read so far, one query for each page however many models they belong to. */
export class EveryVersion {
  readonly #access: EntityAccess;
  readonly #database: Knex;
  readonly #positions: Pick<PositionStore, 'lastChange'>;

  constructor(options: {
    access: EntityAccess;
    database: Knex;
    positions: Pick<PositionStore, 'lastChange'>;
  }) {
    this.#access = options.access;
    this.#database = options.database;
    this.#positions = options.positions;
  }

  /** By instance, model and version. Takes `ml.read`. */
  async list(
    query: { limit: number; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<IndexedVersionPage> {
    await this.#access.require(mlReadPermission, credentials);
    const after = query.cursor ? decodeCursor(query.cursor, 3) : undefined;
    // Taken first: what changes while the pages are read has another one.
    const revision = after ? undefined : await this.#revision();
    const select = this.#database('registry_versions as v')
      .join('registry_models as m', {
        'm.instance': 'v.instance',
        'm.model': 'v.model',
      })
      .leftJoin('version_facts as f', {
        'f.instance': 'v.instance',
        'f.model': 'v.model',
        'f.version': 'v.version',
        // A number that was given again stands for another artefact.
        'f.created_at': 'v.created_at',
      })
      .whereNull('v.deleted_at')
      .whereNull('m.deleted_at');
    if (after) {
      select.whereRaw('(v.instance, v.model, v.version) > (?, ?, ?)', after);
    }
    const rows: Row[] = await select
      .orderBy(['v.instance', 'v.model', 'v.version'])
      .limit(query.limit + 1)
      .select(
        'v.instance',
        'v.model',
        'v.version',
        'v.payload',
        'v.created_at',
        'm.aliases',
        'f.card_text',
      );
    const shown = rows.slice(0, query.limit);
    const last = shown[shown.length - 1];
    return {
      items: shown.map(toIndexed),
      nextCursor:
        rows.length > query.limit
          ? encodeCursor([last.instance, last.model, last.version])
          : undefined,
      revision,
    };
  }

  async #revision(): Promise<string> {
    const [[facts], changedAt] = await Promise.all([
      this.#database('version_facts')
        // A card that is not there, or could not be read, changes nothing.
        .whereRaw('coalesce(payload, card_text) is not null')
        .count({ read: '*' })
        .max({ last: 'read_at' }),
      this.#positions.lastChange(),
    ]);
    return JSON.stringify([changedAt, Number(facts.read), facts.last]);
  }
}
