import type { Experiment } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import { keepableText } from '../../database/keepableText';
import type { Unread } from '../../mirror';
import type { ExperimentRow } from './rows';
import { isSourceId } from './shortText';

const TABLE = 'run_experiments';

/** Where a pass over all runs of an experiment is: it goes from the newest to the oldest. */
export type PassPosition = {
  /** Runs that began later were seen. Milliseconds since the epoch. */
  until?: number;
  /** The source's page within the runs that began at `until`, where they fill more than one. */
  cursor?: string;
  /** When the pass began. */
  begunAt: string;
  /** Pages that were read. */
  pages?: number;
  /** When the last of them was read. */
  pageAt?: string;
  /** Runs to ask for; fewer after an answer that was too large. */
  limit?: number;
  /** Pages in a row that showed no run. */
  empty?: number;
  /** Runs of the pass that cannot be read or indexed. */
  setAside?: number;
  /** Some of them. */
  unread?: Unread[];
  /** It failed and goes on then. */
  retryAt?: string;
  /** What it failed with. */
  failure?: string;
};

/** An experiment that is mirrored. */
export type MirroredExperiment = {
  id: number;
  sourceId: string;
  name: string;
  /** Its name at the source, where that is another one now. */
  sourceName?: string;
  lifecycle: string;
  firstPass?: PassPosition;
  completeAt?: string;
  polledAt?: string;
  /** When runs of it were last shown by the source itself. */
  seenAt?: string;
  sweep?: PassPosition;
  sweptAt?: string;
  error?: string;
  failures: number;
  /** It failed and is left alone until then. */
  retryAt?: string;
  /** Runs that cannot be read or indexed. */
  setAside: number;
  /** Some of them. */
  unread: Unread[];
};

const positionOf = (text: string | null): PassPosition | undefined =>
  text === null ? undefined : JSON.parse(text);

/** An experiment from its row. */
export const toExperiment = (row: ExperimentRow): MirroredExperiment => ({
  id: row.id,
  sourceId: row.source_id,
  name: row.name,
  sourceName: row.source_name ?? undefined,
  lifecycle: row.lifecycle,
  firstPass: positionOf(row.first_pass),
  completeAt: row.complete_at ?? undefined,
  polledAt: row.polled_at ?? undefined,
  seenAt: row.seen_at ?? undefined,
  sweep: positionOf(row.sweep),
  sweptAt: row.swept_at ?? undefined,
  error: row.error ?? undefined,
  failures: row.failures,
  retryAt: row.retry_at ?? undefined,
  setAside: row.set_aside,
  unread: row.unread === null ? [] : JSON.parse(row.unread),
});

/** Which experiments are mirrored, in the table `run_experiments`. */
export class ExperimentStore {
  constructor(private readonly database: Knex) {}

  /** Takes experiments into the mirror, or brings what is known of them up to date. `name` is the catalog's. */
  async add(
    instance: string,
    experiments: readonly Experiment[],
  ): Promise<MirroredExperiment[]> {
    return this.#put(instance, experiments, { wanted: true });
  }

  /** Notes experiments that the source has just shown runs of. */
  async addSeen(
    instance: string,
    experiments: readonly Experiment[],
    now: string,
  ): Promise<MirroredExperiment[]> {
    return this.#put(instance, experiments, { wanted: true, seen_at: now });
  }

  /** Experiments by the catalog's names. */
  async findByName(
    instance: string,
    names: readonly string[],
  ): Promise<MirroredExperiment[]> {
    const rows: ExperimentRow[] = await this.database<ExperimentRow>(TABLE)
      .where({ instance })
      .whereIn('name', names)
      .orderBy('id');
    return rows.map(toExperiment);
  }

  /** All that the mirror keeps current. */
  async listWanted(instance: string): Promise<MirroredExperiment[]> {
    const rows: ExperimentRow[] = await this.database<ExperimentRow>(TABLE)
      .where({ instance, wanted: true })
      .orderBy('id');
    return rows.map(toExperiment);
  }

  /** Leaves off those that the catalog no longer names. What is known of them stays. */
  async leaveOff(ids: readonly number[]): Promise<void> {
    await this.#update(ids, { wanted: false });
  }

  /** Notes another name at the source, or that it is deleted there. */
  async noteRenamed(id: number, now: Experiment): Promise<void> {
    await this.#update([id], {
      source_name: keepableText(now.name, 500),
      lifecycle: now.lifecycleStage,
    });
  }

  /** Notes that the source no longer has it. What is known of it stays. */
  async noteGone({ id }: MirroredExperiment, now: string): Promise<void> {
    await this.#update([id], {
      lifecycle: 'deleted',
      sweep: null,
      swept_at: now,
    });
  }

  async #put(
    instance: string,
    experiments: readonly Experiment[],
    columns: Partial<ExperimentRow>,
  ) {
    const wanted = [
      ...new Map(
        experiments
          .filter(({ id }) => isSourceId(id))
          .map(experiment => [experiment.id, experiment]),
      ).values(),
    ];
    if (wanted.length === 0) return [];
    const rows = wanted.map(({ id, name, lifecycleStage }) => ({
      instance,
      source_id: id,
      name: keepableText(name, 500),
      source_name: null,
      lifecycle: lifecycleStage,
      ...columns,
    }));
    await this.database<ExperimentRow>(TABLE)
      .insert(rows)
      .onConflict(['instance', 'source_id'])
      .merge();
    const found: ExperimentRow[] = await this.database<ExperimentRow>(TABLE)
      .where({ instance })
      .whereIn(
        'source_id',
        wanted.map(({ id }) => id),
      );
    return found.map(toExperiment);
  }

  async #update(ids: readonly number[], columns: Partial<ExperimentRow>) {
    if (ids.length === 0) return;
    await this.database<ExperimentRow>(TABLE)
      .whereIn('id', ids)
      .update(columns);
  }
}
