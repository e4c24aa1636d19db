import type { LaunchState } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { LaunchRow } from './launchRow';
import { ENDED_LAUNCH_STATES } from './types';

const MOST_REFS = 500;

/** What the table `launches` says of many launches together. */
export class LaunchCounts {
  constructor(private readonly database: Knex) {}

  /** How many launches have not ended, by model. */
  async countOpenByModel(
    models: readonly string[],
  ): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (let from = 0; from < models.length; from += MOST_REFS) {
      const rows: { model: string; launches: number | string }[] =
        await this.#open()
          .whereIn('model', models.slice(from, from + MOST_REFS))
          .groupBy('model')
          .select('model')
          .count({ launches: '*' });
      for (const { model, launches } of rows) {
        counts.set(model, Number(launches));
      }
    }
    return counts;
  }

  /** How many launches have not ended. */
  async countOpen(): Promise<number> {
    const [{ launches }] = await this.#open().count({ launches: '*' });
    return Number(launches);
  }

  /** Newest end of launches that registered a version, by model. */
  async findLastTrained(
    models: readonly string[],
  ): Promise<Map<string, string>> {
    const ends = new Map<string, string>();
    for (let from = 0; from < models.length; from += MOST_REFS) {
      const rows: { model: string; ended_at: string | null }[] =
        await this.database('launches')
          .whereIn('model', models.slice(from, from + MOST_REFS))
          .where({ state: 'succeeded' })
          .whereNotNull('version')
          .groupBy('model')
          .select('model')
          .max({ ended_at: 'ended_at' });
      for (const { model, ended_at } of rows) {
        if (ended_at) ends.set(model, ended_at);
      }
    }
    return ends;
  }

  /** The newest launches of a pipeline that succeeded. */
  async listSucceeded(pipeline: string, limit: number): Promise<LaunchRow[]> {
    const state: LaunchState = 'succeeded';
    return this.database<LaunchRow>('launches')
      .where({ pipeline, state })
      .orderBy('requested_at', 'desc')
      .limit(limit);
  }

  #open() {
    return this.database('launches').whereNotIn('state', [
      ...ENDED_LAUNCH_STATES,
    ]);
  }
}
