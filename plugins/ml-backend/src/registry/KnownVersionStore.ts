import type { Version } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { nameKey, type RegisteredName } from './types';

/** Most versions that are kept of one model. */
const MOST_KEPT = 1_000;
const MOST_NAMES = 400;

type Row = {
  instance: string;
  model: string;
  version: string;
  created_at: string;
  run_id: string | null;
  payload: string;
  as_of: string;
};

const toVersion = ({ payload }: Pick<Row, 'payload'>): Version =>
  JSON.parse(payload);

/** The table `known_versions`: versions as they were last seen. */
export class KnownVersionStore {
  constructor(private readonly database: Knex) {}

  /**
   * Keeps one page as it was just read. Known versions between its first and its last that are not on it are gone
   * from the source and are forgotten; `isFirst` and `isLast` stretch that to the ends of the list.
   */
  async save(
    name: RegisteredName,
    page: {
      items: readonly Version[];
      asOf: string;
      isFirst: boolean;
      isLast: boolean;
    },
  ): Promise<void> {
    const { items, asOf, isFirst, isLast } = page;
    await this.database.transaction(async transaction => {
      const gone = transaction<Row>('known_versions')
        .where(name)
        .whereNotIn(
          'version',
          items.map(({ version }) => version),
        );
      if (!isFirst && items.length) {
        gone.where('created_at', '<=', items[0].createdAt);
      }
      if (!isLast && items.length) {
        gone.where('created_at', '>=', items[items.length - 1].createdAt);
      }
      if (items.length || (isFirst && isLast)) await gone.delete();
      if (items.length === 0) return;
      await transaction<Row>('known_versions')
        .insert(
          items.map(version => ({
            ...name,
            version: version.version,
            created_at: version.createdAt,
            run_id: version.runId?.slice(0, 64) ?? null,
            payload: JSON.stringify(version),
            as_of: asOf,
          })),
        )
        .onConflict(['instance', 'model', 'version'])
        .merge();
      await this.#forgetOldest(transaction, name);
    });
  }

  /** Known versions, newest first, after the version at the cursor. */
  async list(
    name: RegisteredName,
    query: { limit: number; after?: { createdAt: string; version: string } },
  ): Promise<{ items: Version[]; asOf?: string; more: boolean }> {
    const { limit, after } = query;
    const select = this.database<Row>('known_versions').where(name);
    if (after) {
      select.whereRaw('(created_at, version) < (?, ?)', [
        after.createdAt,
        after.version,
      ]);
    }
    const rows = await select
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'version', order: 'desc' },
      ])
      .limit(limit + 1);
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(toVersion),
      // The oldest copy on the page is how old the page is.
      asOf: shown.map(row => row.as_of).sort()[0],
      more: rows.length > limit,
    };
  }

  async find(
    name: RegisteredName,
    version: string,
  ): Promise<Version | undefined> {
    const row = await this.database<Row>('known_versions')
      .where({ ...name, version })
      .first();
    return row && toVersion(row);
  }

  /** The newest version of each model. */
  async findNewest(
    names: readonly RegisteredName[],
  ): Promise<Map<string, Version>> {
    const newest = new Map<string, Version>();
    for (let from = 0; from < names.length; from += MOST_NAMES) {
      const part = names.slice(from, from + MOST_NAMES);
      const ranked = this.database('known_versions')
        .select('instance', 'model', 'payload')
        .rowNumber('place', table =>
          table
            .partitionBy(['instance', 'model'])
            .orderBy('created_at', 'desc')
            .orderBy('version', 'desc'),
        )
        .whereIn(
          ['instance', 'model'],
          part.map(({ instance, model }) => [instance, model]),
        )
        .as('ranked');
      const rows: Pick<Row, 'instance' | 'model' | 'payload'>[] =
        await this.database(ranked)
          .select('instance', 'model', 'payload')
          .where('place', 1);
      rows.forEach(row => newest.set(nameKey(row), toVersion(row)));
    }
    return newest;
  }

  /** Versions by the run that made them. */
  async findByRun(
    name: RegisteredName,
    runIds: readonly string[],
  ): Promise<Map<string, string[]>> {
    const byRun = new Map<string, string[]>();
    const rows = await this.database<Row>('known_versions')
      .select('run_id', 'version')
      .where(name)
      .whereIn('run_id', runIds)
      .orderBy('created_at');
    for (const { run_id: runId, version } of rows) {
      if (runId) byRun.set(runId, [...(byRun.get(runId) ?? []), version]);
    }
    return byRun;
  }

  async #forgetOldest(transaction: Knex.Transaction, name: RegisteredName) {
    const oldestKept = await transaction<Row>('known_versions')
      .select('created_at')
      .where(name)
      .orderBy('created_at', 'desc')
      .offset(MOST_KEPT - 1)
      .first();
    if (!oldestKept) return;
    await transaction<Row>('known_versions')
      .where(name)
      .where('created_at', '<', oldestKept.created_at)
      .delete();
  }
}
