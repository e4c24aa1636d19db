import type { Experiment } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import { storable } from './shortText';
import type { ExperimentRow } from './rows';

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
};

const positionOf = (text: string | null): PassPosition | undefined =>
  text === null ? undefined : JSON.parse(text);

const toExperiment = (row: ExperimentRow): MirroredExperiment => ({
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
});

/** The table `run_experiments`: what is mirrored and how far. */
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
      source_name: storable(now.name, 500),
      lifecycle: now.lifecycleStage,
    });
  }

  async writeFirstPass(id: number, position: PassPosition): Promise<void> {
    await this.#update([id], { first_pass: JSON.stringify(position) });
  }

  /** The first pass has ended: the index answers from now on. */
  async complete(id: number, begunAt: string, now: string): Promise<void> {
    await this.#update([id], {
      first_pass: null,
      complete_at: now,
      polled_at: begunAt,
      swept_at: now,
    });
  }

  async writeSweep(id: number, position: PassPosition): Promise<void> {
    await this.#update([id], { sweep: JSON.stringify(position) });
  }

  async endSweep(id: number, now: string): Promise<void> {
    await this.#update([id], { sweep: null, swept_at: now });
  }

  /** Level with the source as of `at`. */
  async writePolled(ids: readonly number[], at: string): Promise<void> {
    await this.#update(ids, { polled_at: at, error: null });
  }

  /** Why nothing of an instance is kept current. */
  async writeError(instance: string, error: string): Promise<void> {
    await this.database<ExperimentRow>(TABLE)
      .where({ instance, wanted: true })
      .update({ error: storable(error, 1_000) });
  }

  async #put(
    instance: string,
    experiments: readonly Experiment[],
    columns: Partial<ExperimentRow>,
  ) {
    if (experiments.length === 0) return [];
    const rows = experiments.map(({ id, name, lifecycleStage }) => ({
      instance,
      source_id: id,
      name: storable(name, 500),
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
        experiments.map(({ id }) => id),
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
