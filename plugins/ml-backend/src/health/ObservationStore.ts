import type { HealthStatus, Observation } from '@slipway/plugin-ml-common';
import type { Page } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../database/cursor';
import { partsOf } from '../database/partsOf';
import {
  countOccurrences,
  type OccurrenceQuestion,
  type Occurrences,
} from './countOccurrences';
import { findChanges, type Observed } from './findChanges';
import {
  seriesOf,
  toObservation,
  toRow,
  type JoinedRow,
} from './observationRow';
import type {
  NewObservation,
  ObservationQuery,
  ServingKnowledge,
} from './types';

const INSERT_SIZE = 500;
const DRIFT_WINDOWS = 24;

/** The newest observation of a series, with the series' key in this store. */
export type LatestObservation = { seriesId: string; observation: Observation };

/** The tables `observations` and `observation_series`; nothing else touches them. */
export class ObservationStore {
  constructor(
    private readonly database: Knex,
    private readonly serving: ServingKnowledge,
  ) {}

  /**
   * Stores those that are not known by source and id yet, and says how many those were. The series of these count one
   * change more.
   */
  async add(observations: readonly NewObservation[]): Promise<number> {
    const fresh = new Map(
      observations.map(one => [JSON.stringify([one.source, one.id]), one]),
    );
    const rows = [...fresh.values()].map(one => ({
      observation: one,
      series: seriesOf(one),
    }));
    return this.database.transaction(async transaction => {
      const series = new Map(rows.map(row => [row.series.key, row.series]));
      const ids = await this.#ensureSeries(transaction, [...series.values()]);
      const known = rows.flatMap(row => {
        const id = ids.get(row.series.key);
        return id === undefined ? [] : [toRow(row.observation, id)];
      });
      let added = 0;
      const changed = new Set<number | string>();
      for (let from = 0; from < known.length; from += INSERT_SIZE) {
        const inserted = await transaction('observations')
          .insert(known.slice(from, from + INSERT_SIZE))
          .onConflict(['source', 'event_id'])
          .ignore()
          .returning('series_id');
        added += inserted.length;
        inserted.forEach(({ series_id: id }) => changed.add(id));
      }
      for (const part of partsOf([...changed])) {
        await transaction('observation_series')
          .whereIn('id', part)
          .increment('changes', 1);
      }
      return added;
    });
  }

  /** The newest observation of every series of the subjects, at most `limit` per call. */
  async findLatest(
    subjects: readonly string[],
    filter: {
      kind?: Observation['kind'];
      modelVersion?: string;
      limit: number;
    },
  ): Promise<LatestObservation[]> {
    const newest = this.database('observations as newest')
      .select('newest.sequence')
      .whereRaw('newest.series_id = series.id')
      .orderBy([
        { column: 'newest.window_end', order: 'desc' },
        { column: 'newest.observed_at', order: 'desc' },
        { column: 'newest.sequence', order: 'desc' },
      ])
      .limit(1);
    if (filter.modelVersion !== undefined) {
      newest.where('newest.model_version', filter.modelVersion);
    }
    const query = this.#joined()
      .whereIn('series.subject', subjects)
      .where('observations.sequence', newest)
      .orderBy(['series.subject', 'series.kind', 'series.name', 'series.id'])
      .limit(filter.limit);
    if (filter.kind) query.where('series.kind', filter.kind);
    return (await query).map(row => ({
      seriesId: String(row.series_id),
      observation: toObservation(row),
    }));
  }

  /** Statuses of the newest windows of series, newest first, at most `windows` each. */
  async findRecentStatuses(
    seriesIds: readonly string[],
    windows: number,
  ): Promise<Map<string, HealthStatus[]>> {
    const statuses = new Map<string, HealthStatus[]>();
    if (seriesIds.length === 0) return statuses;
    const ranked = this.database('observations')
      .select('series_id', 'status', 'window_end')
      .rowNumber('place', table =>
        table
          .partitionBy('series_id')
          .orderBy('window_end', 'desc')
          .orderBy('observed_at', 'desc'),
      )
      .whereIn('series_id', seriesIds)
      .as('ranked');
    const rows: { series_id: number | string; status: HealthStatus }[] =
      await this.database(ranked)
        .select('series_id', 'status')
        .where('place', '<=', windows)
        .orderBy(['series_id', 'place']);
    for (const { series_id: id, status } of rows) {
      const key = String(id);
      statuses.set(key, [...(statuses.get(key) ?? []), status]);
    }
    return statuses;
  }

  /** Observations of one entity by window, newest first. */
  async list(query: ObservationQuery): Promise<Page<Observation>> {
    const { subject, kind, name, method, limit, cursor } = query;
    const select = this.#joined().where('series.subject', subject);
    if (kind) select.where('series.kind', kind);
    if (name !== undefined) select.where('series.name', name);
    if (method !== undefined) select.where('series.method', method);
    if (cursor) {
      select.whereRaw(
        '(observations.window_end, observations.observed_at, observations.sequence) < (?, ?, ?)',
        [...decodeCursor(cursor, 3)],
      );
    }
    const rows = await select
      .orderBy([
        { column: 'observations.window_end', order: 'desc' },
        { column: 'observations.observed_at', order: 'desc' },
        { column: 'observations.sequence', order: 'desc' },
      ])
      .limit(limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(toObservation),
      nextCursor:
        last &&
        encodeCursor([
          last.window_end,
          last.observed_at,
          Number(last.sequence),
        ]),
    };
  }

  /** Share of the features that drift (reach a threshold) per window, oldest first, at most 24 windows a subject. */
  async findDriftShares(
    subjects: readonly string[],
  ): Promise<Map<string, number[]>> {
    const shares = new Map<string, number[]>();
    if (subjects.length === 0) return shares;
    const windows = this.database('observations')
      .join('observation_series as series', 'series.id', 'series_id')
      .select('series.subject', 'window_end')
      .countDistinct({ features: 'series.name' })
      .select(
        this.database.raw(
          `count(distinct case when status in ('degraded', 'failing') then series.name end) as drifting`,
        ),
      )
      .rowNumber('place', table =>
        table.partitionBy('series.subject').orderBy('window_end', 'desc'),
      )
      .whereIn('series.subject', subjects)
      .where('series.kind', 'data-drift')
      .whereNot('status', 'unknown')
      .groupBy('series.subject', 'window_end')
      .as('windows');
    const rows: {
      subject: string;
      features: number | string;
      drifting: number | string;
    }[] = await this.database(windows)
      .select('subject', 'features', 'drifting')
      .where('place', '<=', DRIFT_WINDOWS)
      .orderBy(['subject', 'window_end']);
    for (const { subject, features, drifting } of rows) {
      const share = Number(drifting) / Number(features);
      shares.set(subject, [...(shares.get(subject) ?? []), share]);
    }
    return shares;
  }

  /** A text for each question that is another one after everything new that was stored of what it asks about. */
  async findChanges(questions: readonly Observed[]): Promise<string[]> {
    return findChanges(this.database, questions);
  }

  /** Counts good observations for many objectives; the answers are in the questions' order. */
  async countOccurrences(
    questions: readonly OccurrenceQuestion[],
  ): Promise<Occurrences[]> {
    return countOccurrences(this.database, this.serving, questions);
  }

  /** Deletes what was observed before a time, and series without observations. Says how many observations went. */
  async deleteBefore(time: string): Promise<number> {
    const deleted = await this.database('observations')
      .where('observed_at', '<', time)
      .delete();
    if (deleted) {
      await this.database('observation_series')
        .whereNotExists(
          this.database('observations').whereRaw(
            'observations.series_id = observation_series.id',
          ),
        )
        .delete();
    }
    return deleted;
  }

  #joined() {
    return this.database<JoinedRow>('observations')
      .join(
        'observation_series as series',
        'series.id',
        'observations.series_id',
      )
      .select<JoinedRow[]>(
        'observations.*',
        'series.subject',
        'series.kind',
        'series.name',
        'series.method',
        'series.environment',
      );
  }

  /**
   * Makes series that are not there, and holds all of them for this transaction: who stores of the same series waits, and
   * everybody takes them in the same order, so that no two wait for each other.
   */
  async #ensureSeries(
    transaction: Knex.Transaction,
    series: readonly ReturnType<typeof seriesOf>[],
  ): Promise<Map<string, number | string>> {
    await transaction('observation_series')
      .insert([...series].sort((a, b) => (a.key < b.key ? -1 : 1)))
      .onConflict('key')
      .ignore();
    const rows: { id: number | string; key: string }[] = await transaction(
      'observation_series',
    )
      .select('id', 'key')
      .whereIn(
        'key',
        series.map(({ key }) => key),
      )
      .orderBy('id')
      .forNoKeyUpdate();
    return new Map(rows.map(({ id, key }) => [key, id]));
  }
}
