import type { Run } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';

/** The newest runs of some experiments as they were last seen. */
export type KnownRuns = { items: Run[]; asOf: string };

type Row = { key: string; payload: string; as_of: string };

const keyOf = (instance: string, experiments: readonly string[]) =>
  createHash('sha256')
    .update(JSON.stringify([instance, [...experiments].sort()]))
    .digest('hex');

/** The table `known_runs`: one page of the newest runs per list of experiments, shown while the source is away. */
export class KnownRunStore {
  constructor(private readonly database: Knex) {}

  async save(
    instance: string,
    experiments: readonly string[],
    known: KnownRuns,
  ): Promise<void> {
    await this.database<Row>('known_runs')
      .insert({
        key: keyOf(instance, experiments),
        payload: JSON.stringify(known.items),
        as_of: known.asOf,
      })
      .onConflict('key')
      .merge();
  }

  async find(
    instance: string,
    experiments: readonly string[],
  ): Promise<KnownRuns | undefined> {
    const row = await this.database<Row>('known_runs')
      .where('key', keyOf(instance, experiments))
      .first();
    return row && { items: JSON.parse(row.payload), asOf: row.as_of };
  }
}
