import type { Knex } from 'knex';
import { toTime } from '../ports/toTime';
import type { RunsOf } from './types';

type Newest = {
  instance: string;
  name: string;
  start_at: number | string | null;
};

const keyOf = (instance: string, name: string) =>
  JSON.stringify([instance, name]);

/** When the newest run of each model started, from the index of runs: one look at an index per experiment. */
export class LastRuns {
  constructor(private readonly database: Knex) {}

  /** RFC 3339, by entity reference; models without a known run are left out. */
  async getLastRunAt(models: readonly RunsOf[]): Promise<Map<string, string>> {
    const rows: Newest[] = await this.database('run_experiments')
      .select('instance', 'name')
      .select({
        start_at: this.database('indexed_runs')
          .max('start_at')
          .whereRaw('indexed_runs.experiment = run_experiments.id'),
      });
    const newest = new Map<string, number>();
    for (const { instance, name, start_at: startAt } of rows) {
      if (startAt === null) continue;
      const key = keyOf(instance, name);
      newest.set(key, Math.max(newest.get(key) ?? 0, Number(startAt)));
    }
    return new Map(
      models.flatMap(({ ref, registry, experiments }) => {
        const at = Math.max(
          0,
          ...experiments.map(
            name => newest.get(keyOf(registry.instance, name)) ?? 0,
          ),
        );
        return at > 0 ? [[ref, toTime(at)]] : [];
      }),
    );
  }
}
