import type { Knex } from 'knex';
import { partsOf } from '../database/partsOf';
import type { RegisteredName, RegisteredVersionName } from '../registry';
import { modelsFound, versionColumns } from './registeredRows';

/** A version whose run logged data. */
export type DataRead = RegisteredVersionName & {
  /** Of the dataset, as it was logged. */
  name: string;
  /** What it was read for. */
  context: string | null;
};

/**
 * Who was trained on data, looked up by the data's name. It reads the index of runs and the mirror of versions in one
 * query: asked room by room, a popular table would carry every run that ever read it through the portal.
 */
export class TrainedOn {
  constructor(private readonly database: Knex) {}

  /** Registered models of which some version's run logged a dataset of one of these names; at most `limit`. */
  async models(
    names: readonly string[],
    limit: number,
  ): Promise<RegisteredName[]> {
    return modelsFound(names, limit, part => this.#reads(part));
  }

  /** What the runs of these versions logged of these names. */
  async reads(
    versions: readonly RegisteredVersionName[],
    names: readonly string[],
  ): Promise<DataRead[]> {
    const found: DataRead[] = [];
    for (const some of partsOf(versions)) {
      for (const part of partsOf(names)) {
        found.push(
          ...(await this.#reads(part)
            .whereIn(
              ['v.instance', 'v.model', 'v.version'],
              some.map(versionColumns),
            )
            .distinct(
              'v.instance',
              'v.model',
              'v.version',
              'd.name',
              'd.context',
            )
            .orderBy(['v.instance', 'v.model', 'v.version', 'd.name'])),
        );
      }
    }
    return found;
  }

  #reads(names: readonly string[]): Knex.QueryBuilder {
    return this.database('run_datasets as d')
      .join('indexed_runs as r', 'r.id', 'd.run')
      .join('run_experiments as e', 'e.id', 'r.experiment')
      .join('registry_versions as v', {
        'v.run_id': 'r.source_id',
        'v.instance': 'e.instance',
      })
      .whereIn('d.name', [...names]);
  }
}
