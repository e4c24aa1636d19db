import type { Knex } from 'knex';
import { insertRows, type Column } from './insertRows';
import type { KeyIds } from './KeyIds';
import type { KeyKind, RunRow } from './rows';
import { textColumns, type IndexedRun, type TextEntry } from './runRow';

const RUNS = 'indexed_runs';
const PART = 200;

const METRIC_COLUMNS: Column[] = [
  ['run', 'int'],
  ['key', 'int'],
  ['value', 'float8'],
];
const TEXT_COLUMNS: Column[] = [
  ['run', 'int'],
  ['key', 'int'],
  ['value_key', 'text'],
  ['value', 'text'],
];
const DATASET_COLUMNS: Column[] = [
  ['run', 'int'],
  ['name', 'text'],
  ['digest', 'text'],
  ['context', 'text'],
];

/** Numbers of keys by kind. */
type KeyMaps = Record<KeyKind, ReadonlyMap<string, number>>;

const textRows = (
  id: number,
  entries: readonly TextEntry[],
  keyIds: ReadonlyMap<string, number>,
) =>
  entries.flatMap(([key, text]) => {
    const keyId = keyIds.get(key);
    if (keyId === undefined) return [];
    const { value_key: valueKey, value } = textColumns(text);
    return [[id, keyId, valueKey, value]];
  });

/** What a run was before it is written again. */
type Known = Pick<
  RunRow,
  'id' | 'source_id' | 'content' | 'deleted_at' | 'checked_at'
>;

/** Writes the index of runs: `indexed_runs` and what hangs on it. */
export class RunStore {
  readonly #database: Knex;
  readonly #keys: KeyIds;

  constructor(options: { database: Knex; keys: KeyIds }) {
    this.#database = options.database;
    this.#keys = options.keys;
  }

  /**
   * Takes over runs of one experiment as they were seen at `now`. What has not changed is only marked as seen. Says how
   * many were new or changed. Repeating it changes nothing.
   */
  async save(
    experiment: number,
    runs: readonly IndexedRun[],
    now: string,
  ): Promise<number> {
    // In one order, so that two writers do not wait for each other.
    const wanted = [
      ...new Map(runs.map(run => [run.columns.source_id, run])).values(),
    ].sort((a, b) => (a.columns.source_id < b.columns.source_id ? -1 : 1));
    if (wanted.length === 0) return 0;
    const known = await this.#findKnown(experiment, wanted);
    const changed = wanted.filter(run => {
      const before = known.get(run.columns.source_id);
      return (
        before?.content !== run.columns.content ||
        run.isDeleted !== (before?.deleted_at !== null)
      );
    });
    const same = wanted.flatMap(run =>
      changed.includes(run) ? [] : known.get(run.columns.source_id)?.id ?? [],
    );
    if (changed.length) await this.#write(experiment, changed, known, now);
    await this.#markSeen(same, now);
    return changed.length;
  }

  async #findKnown(experiment: number, runs: readonly IndexedRun[]) {
    const known = new Map<string, Known>();
    for (let from = 0; from < runs.length; from += PART) {
      const rows: Known[] = await this.#database<RunRow>(RUNS)
        .where({ experiment })
        .whereIn(
          'source_id',
          runs.slice(from, from + PART).map(run => run.columns.source_id),
        )
        .select('id', 'source_id', 'content', 'deleted_at', 'checked_at');
      rows.forEach(row => known.set(row.source_id, row));
    }
    return known;
  }

  async #markSeen(ids: readonly number[], now: string) {
    for (let from = 0; from < ids.length; from += PART) {
      await this.#database<RunRow>(RUNS)
        .whereIn('id', ids.slice(from, from + PART))
        .where('checked_at', '<', now)
        .update({ checked_at: now });
    }
  }

  async #write(
    experiment: number,
    runs: readonly IndexedRun[],
    known: ReadonlyMap<string, Known>,
    now: string,
  ) {
    const keyIds = await this.#makeKeys(experiment, runs);
    await this.#database.transaction(async transaction => {
      for (let from = 0; from < runs.length; from += PART) {
        const part = runs.slice(from, from + PART);
        await transaction<RunRow>(RUNS)
          .insert(
            part.map(run => ({
              ...run.columns,
              experiment,
              checked_at: now,
              deleted_at: run.isDeleted
                ? known.get(run.columns.source_id)?.deleted_at ?? now
                : null,
            })),
          )
          .onConflict(['experiment', 'source_id'])
          .merge();
        await this.#writeEntries(transaction, experiment, part, keyIds);
      }
    });
  }

  /** Metrics, parameters, tags and data of runs that were just written: all anew, as few are ever taken away. */
  async #writeEntries(
    transaction: Knex.Transaction,
    experiment: number,
    runs: readonly IndexedRun[],
    keyIds: KeyMaps,
  ) {
    const rows: Pick<RunRow, 'id' | 'source_id'>[] = await transaction<RunRow>(
      RUNS,
    )
      .where({ experiment })
      .whereIn(
        'source_id',
        runs.map(run => run.columns.source_id),
      )
      .select('id', 'source_id');
    const ids = new Map(rows.map(({ id, source_id }) => [source_id, id]));
    for (const table of ['run_metrics', 'run_texts', 'run_datasets']) {
      await transaction(table)
        .whereIn('run', [...ids.values()])
        .delete();
    }
    const all = runs.flatMap(run => {
      const id = ids.get(run.columns.source_id);
      return id === undefined ? [] : [{ id, run }];
    });
    await insertRows(
      transaction,
      'run_metrics',
      METRIC_COLUMNS,
      all.flatMap(({ id, run }) =>
        run.metrics.flatMap(([key, value]) => {
          const keyId = keyIds.m.get(key);
          return keyId === undefined ? [] : [[id, keyId, value]];
        }),
      ),
    );
    await insertRows(
      transaction,
      'run_texts',
      TEXT_COLUMNS,
      all.flatMap(({ id, run }) => [
        ...textRows(id, run.parameters, keyIds.p),
        ...textRows(id, run.tags, keyIds.t),
      ]),
    );
    await insertRows(
      transaction,
      'run_datasets',
      DATASET_COLUMNS,
      all.flatMap(({ id, run }) =>
        run.datasets.map(({ name, digest, context }) => [
          id,
          name,
          digest,
          context,
        ]),
      ),
    );
  }

  async #makeKeys(
    experiment: number,
    runs: readonly IndexedRun[],
  ): Promise<KeyMaps> {
    const [m, p, t] = [
      await this.#keys.make(
        experiment,
        'm',
        runs.flatMap(run => run.metrics.map(([key]) => key)),
      ),
      await this.#keys.make(
        experiment,
        'p',
        runs.flatMap(run => run.parameters.map(([key]) => key)),
      ),
      await this.#keys.make(
        experiment,
        't',
        runs.flatMap(run => run.tags.map(([key]) => key)),
      ),
    ];
    return { m, p, t };
  }
}
