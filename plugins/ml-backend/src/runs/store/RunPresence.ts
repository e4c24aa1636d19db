import type { Knex } from 'knex';
import type { RunRow } from './rows';

const RUNS = 'indexed_runs';
const PART = 200;

type Running = Pick<RunRow, 'experiment' | 'source_id'>;

/** A run that goes on. */
export type RunningRun = { experiment: number; sourceId: string };

/** Which of the indexed runs are still at their source, and which still go on. */
export class RunPresence {
  constructor(private readonly database: Knex) {}

  /**
   * Runs that still go on, the longest not looked at first: those that began at `startedBefore` or later, and of the
   * older ones those last looked at before `checkedBefore`. The old ones have a bound of their own: however many were
   * left behind by processes that died, they keep none of the others waiting.
   */
  async findRunning(
    experiments: readonly number[],
    range: {
      startedBefore: number;
      checkedBefore: string;
      now: string;
      most: { recent: number; old: number };
    },
  ): Promise<RunningRun[]> {
    const { startedBefore, checkedBefore, now, most } = range;
    const running = () =>
      this.database<RunRow>(RUNS)
        .whereIn('experiment', experiments)
        .whereIn('status', ['RUNNING', 'SCHEDULED'])
        .whereNull('deleted_at')
        .orderBy('checked_at')
        .select('experiment', 'source_id');
    const recent: Running[] = await running()
      .where('start_at', '>=', startedBefore)
      .where('checked_at', '<=', now)
      .limit(most.recent);
    const old: Running[] = await running()
      .where('start_at', '<', startedBefore)
      .where('checked_at', '<', checkedBefore)
      .limit(most.old);
    return [...recent, ...old].map(row => ({
      experiment: row.experiment,
      sourceId: row.source_id,
    }));
  }

  /**
   * Some of the runs that began after `after` and at the latest at `until`, were last seen before `seenBefore` and are
   * not deleted.
   */
  async findUnseen(
    experiment: number,
    range: { after?: number; until?: number; seenBefore: string },
    limit: number,
  ): Promise<string[]> {
    const query = this.database<RunRow>(RUNS)
      .where({ experiment })
      .whereNull('deleted_at')
      .where('checked_at', '<', range.seenBefore);
    if (range.after !== undefined) query.where('start_at', '>', range.after);
    if (range.until !== undefined) query.where('start_at', '<=', range.until);
    const rows: Pick<RunRow, 'source_id'>[] = await query
      .orderBy(['start_at', 'id'])
      .limit(limit)
      .select('source_id');
    return rows.map(row => row.source_id);
  }

  /** Notes that the source no longer has these runs. They stay. */
  async markGone(
    experiment: number,
    sourceIds: readonly string[],
    now: string,
  ): Promise<void> {
    await this.#update(experiment, sourceIds, { deleted_at: now, content: '' });
  }

  /** Notes that the source no longer has an experiment, and so none of its runs. They stay. */
  async markAllGone(experiment: number, now: string): Promise<void> {
    await this.database<RunRow>(RUNS)
      .where({ experiment })
      .whereNull('deleted_at')
      .update({ deleted_at: now, content: '' });
  }

  /** Takes runs that are there and cannot be read for seen until then. */
  async postpone(
    experiment: number,
    sourceIds: readonly string[],
    until: string,
  ): Promise<void> {
    await this.#update(experiment, sourceIds, { checked_at: until });
  }

  /** How many runs of an instance's experiments are kept. */
  async count(instance: string): Promise<number> {
    const [{ n }] = await this.database<RunRow>(RUNS)
      .whereIn(
        'experiment',
        this.database('run_experiments')
          .where({ instance, wanted: true })
          .select('id'),
      )
      .count({ n: 'id' });
    return Number(n);
  }

  async #update(
    experiment: number,
    sourceIds: readonly string[],
    columns: Partial<RunRow>,
  ) {
    for (let from = 0; from < sourceIds.length; from += PART) {
      await this.database<RunRow>(RUNS)
        .where({ experiment })
        .whereNull('deleted_at')
        .whereIn('source_id', sourceIds.slice(from, from + PART))
        .update(columns);
    }
  }
}
