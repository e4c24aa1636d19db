import type { ModelCard } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { KeptVersion, VersionRow } from '../mirror/rows';
import {
  cardColumns,
  type ArtefactKey,
  type FactsRow,
} from '../version/VersionFactsStore';

/** A version whose card is to be read, and how often that has failed. */
export type UnreadCard = { version: KeptVersion; failures: number };

const TABLE = 'version_facts';

/** The cards of versions in the table `version_facts`, beside what was read of artefacts as a whole. */
export class CardStore {
  readonly #database: Knex;
  readonly #now: () => Date;

  constructor(options: { database: Knex; now: () => Date }) {
    this.#database = options.database;
    this.#now = options.now;
  }

  /**
   * Versions of one registry whose cards nobody has read yet, of the models that `names` finds: first those that an alias
   * points at and the newest of each model. Those whose cards could not be read are among them when their time has come.
   */
  async findUnread(
    instance: string,
    names: Knex.QueryBuilder,
    limit: number,
  ): Promise<UnreadCard[]> {
    const rows: (Pick<VersionRow, 'payload'> & Pick<FactsRow, 'failures'>)[] =
      await this.#database('registry_versions as v')
        .join('registry_models as m', {
          'm.instance': 'v.instance',
          'm.model': 'v.model',
        })
        .leftJoin(`${TABLE} as f`, {
          'f.instance': 'v.instance',
          'f.model': 'v.model',
          'f.version': 'v.version',
          'f.created_at': 'v.created_at',
        })
        .where('v.instance', instance)
        .whereIn(['v.instance', 'v.model'], names)
        .whereNull('v.deleted_at')
        .whereNull('m.deleted_at')
        .where(unread =>
          unread
            .whereNull('f.version')
            .orWhere('f.retry_at', '<=', this.#now().toISOString()),
        )
        .orderByRaw(
          `case
          when m.aliases like '%:"' || v.version || '"%' then 0
          when not exists (
            select 1 from registry_versions as n
            where n.instance = v.instance and n.model = v.model
              and n.deleted_at is null and n.ordinal > v.ordinal
          ) then 0
          else 1
        end`,
        )
        .orderBy([
          { column: 'v.created_at', order: 'desc' },
          { column: 'v.model' },
          { column: 'v.version' },
        ])
        .limit(limit)
        .select('v.payload', 'f.failures');
    return rows.map(({ payload, failures }) => ({
      version: JSON.parse(payload),
      failures: failures ?? 0,
    }));
  }

  /** When the next of those that failed is tried again; undefined where none is. */
  async nextRetry(): Promise<string | undefined> {
    const row = await this.#database<FactsRow>(TABLE)
      .where('retry_at', '>', this.#now().toISOString())
      .min({ at: 'retry_at' })
      .first();
    return row?.at ?? undefined;
  }

  /** Keeps a card, or that there is none. What was read of the whole artefact meanwhile stays. */
  async keep(key: ArtefactKey, card: ModelCard | undefined): Promise<void> {
    await this.#put(key, { ...cardColumns(card), failures: 0, retry_at: null });
  }

  /** Keeps that a card could not be read. */
  async postpone(
    key: ArtefactKey,
    failures: number,
    retryAt: string,
  ): Promise<void> {
    await this.#put(key, {
      ...cardColumns(undefined),
      failures,
      retry_at: retryAt,
    });
  }

  async #put(
    { sourceKey, createdAt, ...key }: ArtefactKey,
    columns: Pick<FactsRow, 'card_text' | 'failures' | 'retry_at'>,
  ): Promise<void> {
    await this.#database<FactsRow>(TABLE)
      .insert({
        ...key,
        ...columns,
        source_key: sourceKey,
        created_at: createdAt,
        read_at: this.#now().toISOString(),
        summary: '{}',
        payload: null,
      })
      .onConflict(['instance', 'model', 'version'])
      .merge()
      .where(replaced =>
        replaced
          .whereNull(`${TABLE}.payload`)
          .orWhereNot(`${TABLE}.created_at`, createdAt),
      );
  }
}
