import type { Knex } from 'knex';
import { partsOf } from '../database/partsOf';
import type { RegisteredName, RegisteredVersionName } from '../registry';
import { modelColumns, modelsFound, versionColumns } from './registeredRows';

/** A version, and another one that the run behind it used: a model that was trained further, or that taught it. */
export type MadeFromVersion = {
  from: RegisteredVersionName;
  to: RegisteredVersionName;
};

type Row = RegisteredVersionName & { from_model: string; from_version: string };

/**
 * Which versions were made from which, by the logged models (MLflow 3) that runs used. As with `TrainedOn`, one query
 * over the index of runs and the mirror of versions.
 */
export class MadeFrom {
  constructor(private readonly database: Knex) {}

  /** What these versions were made from. */
  async sources(
    versions: readonly RegisteredVersionName[],
  ): Promise<MadeFromVersion[]> {
    const pairs: MadeFromVersion[] = [];
    for (const part of partsOf(versions)) {
      const rows: Row[] = await this.#query()
        .whereIn(
          ['v.instance', 'v.model', 'v.version'],
          part.map(versionColumns),
        )
        .distinct('v.instance', 'v.model', 'v.version')
        .select({ from_model: 's.model', from_version: 's.version' })
        .orderBy(['v.instance', 'v.model', 'v.version', 's.model'])
        .orderBy('s.version');
      pairs.push(
        ...rows.map(({ instance, model, version, ...from }) => ({
          from: {
            instance,
            model: from.from_model,
            version: from.from_version,
          },
          to: { instance, model, version },
        })),
      );
    }
    return pairs;
  }

  /** Registered models of which some version was made from a version of one of these; at most `limit`. */
  async models(
    names: readonly RegisteredName[],
    limit: number,
  ): Promise<RegisteredName[]> {
    return modelsFound(names, limit, part =>
      this.#query().whereIn(['s.instance', 's.model'], part.map(modelColumns)),
    );
  }

  /** Runs behind a server's newest versions that ended and of which nobody knows yet what they used; some of them. */
  async unlooked(instance: string, limit: number): Promise<string[]> {
    const rows: { run_id: string }[] = await this.database(
      'registry_versions as v',
    )
      .join('indexed_runs as r', 'r.source_id', 'v.run_id')
      .join('run_experiments as e', {
        'e.id': 'r.experiment',
        'e.instance': 'v.instance',
      })
      .leftJoin('run_used_models as u', 'u.run', 'r.id')
      .where('v.instance', instance)
      .whereNull('u.run')
      .whereNull('v.deleted_at')
      .whereNotIn('r.status', ['RUNNING', 'SCHEDULED'])
      .whereNotExists(
        this.database('registry_versions as n')
          .whereRaw('n.instance = v.instance and n.model = v.model')
          .whereRaw('n.ordinal > v.ordinal')
          .whereNull('n.deleted_at'),
      )
      .orderBy('v.created_at', 'desc')
      .limit(limit)
      .select('v.run_id');
    return rows.map(row => row.run_id);
  }

  #query(): Knex.QueryBuilder {
    return (
      this.database('registry_versions as v')
        .join('indexed_runs as r', 'r.source_id', 'v.run_id')
        .join('run_experiments as e', {
          'e.id': 'r.experiment',
          'e.instance': 'v.instance',
        })
        .join('run_used_models as u', 'u.run', 'r.id')
        .join('registry_versions as s', {
          's.logged_model': 'u.logged_model',
          's.instance': 'v.instance',
        })
        // A run that measures the model it has just made was made from nothing by that.
        .whereRaw('(s.run_id is null or s.run_id <> v.run_id)')
    );
  }
}
