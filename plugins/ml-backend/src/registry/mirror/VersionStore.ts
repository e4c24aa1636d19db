import type { Knex } from 'knex';
import { partsOf } from '../../database/partsOf';
import {
  nameKey,
  type RegisteredName,
  type RegisteredVersionName,
} from '../types';
import { markSeenAgain, type SeenAgain } from './markSeenAgain';
import type { VersionRow } from './rows';

const TABLE = 'registry_versions';

/** Name and version, within an instance. */
export type Key = Pick<VersionRow, 'model' | 'version'>;

/** A version that is in a stage. */
export type InStage = RegisteredVersionName & { stage: string };

/** What is kept of a version besides what the source says of it. */
export type KeptState = Pick<
  VersionRow,
  'digest' | 'stage' | 'seen_at' | 'deleted_at'
>;

/** The table `registry_versions`. */
export class VersionStore {
  constructor(private readonly database: Knex) {}

  async find(
    name: RegisteredName,
    version: string,
  ): Promise<VersionRow | undefined> {
    return this.database<VersionRow>(TABLE)
      .where({ instance: name.instance, model: name.model, version })
      .first();
  }

  /** Versions of many models, also those that are gone. */
  async findNamed(
    names: readonly RegisteredVersionName[],
  ): Promise<VersionRow[]> {
    const found: VersionRow[] = [];
    for (const part of partsOf(names)) {
      found.push(
        ...(await this.database<VersionRow>(TABLE).whereIn(
          ['instance', 'model', 'version'],
          part.map(({ instance, model, version }) => [
            instance,
            model,
            version,
          ]),
        )),
      );
    }
    return found;
  }

  /** What is kept of these versions, by {@link keyOf}. */
  async findKept(
    instance: string,
    keys: readonly Key[],
    database: Knex,
  ): Promise<Map<string, KeptState>> {
    const kept = new Map<string, KeptState>();
    for (const part of partsOf(keys)) {
      const rows: VersionRow[] = await database<VersionRow>(TABLE)
        .where({ instance })
        .whereIn(
          ['model', 'version'],
          part.map(({ model, version }) => [model, version]),
        )
        .select('model', 'version', 'digest', 'stage', 'seen_at', 'deleted_at');
      rows.forEach(row => kept.set(keyOf(row), row));
    }
    return kept;
  }

  /** Whether the stage of a version that is there was never looked for. */
  async hasUnknownStage(name: RegisteredName): Promise<boolean> {
    const row = await this.database<VersionRow>(TABLE)
      .where({ instance: name.instance, model: name.model })
      .whereNull('stage')
      .whereNull('deleted_at')
      .first('version');
    return row !== undefined;
  }

  /** Of versions of models that had another name before: in which stage they were then, by {@link keyOf}. */
  async findEarlierStages(
    instance: string,
    keys: readonly Key[],
    transaction: Knex,
  ): Promise<Map<string, string | null>> {
    const stages = new Map<string, string | null>();
    for (const part of partsOf(keys)) {
      const rows: (Key & Pick<VersionRow, 'stage'>)[] = await transaction(
        `${TABLE} as v`,
      )
        .join('registry_models as m', {
          'm.instance': 'v.instance',
          'm.model': 'v.model',
        })
        .where('v.instance', instance)
        .whereIn(
          ['m.renamed_to', 'v.version'],
          part.map(({ model, version }) => [model, version]),
        )
        .select({
          model: 'm.renamed_to',
          version: 'v.version',
          stage: 'v.stage',
        });
      rows.forEach(row => stages.set(keyOf(row), row.stage));
    }
    return stages;
  }

  async save(rows: readonly VersionRow[], transaction: Knex): Promise<void> {
    for (const part of partsOf(rows, 50)) {
      await transaction<VersionRow>(TABLE)
        .insert(part)
        .onConflict(['instance', 'model', 'version'])
        .merge();
    }
  }

  /** These were just seen as they are kept. */
  async markSeen(
    instance: string,
    keys: readonly Key[],
    at: string,
    transaction: Knex,
  ): Promise<void> {
    for (const part of partsOf(keys)) {
      await transaction<VersionRow>(TABLE)
        .where({ instance })
        .whereIn(
          ['model', 'version'],
          part.map(({ model, version }) => [model, version]),
        )
        .update({ seen_at: at });
    }
  }

  /** Those that were seen at one moment are seen again, if all of them are kept as they were seen; says whether. */
  async markSeenAgain(
    instance: string,
    again: SeenAgain,
    transaction: Knex,
  ): Promise<boolean> {
    return markSeenAgain(
      () =>
        transaction<VersionRow>(TABLE)
          .where({ instance, seen_at: again.before })
          .whereNull('deleted_at')
          .whereNotNull('stage'),
      again,
    );
  }

  /** Versions of a model between two places of its order, ends included, that are not known to be gone. */
  async findBetween(
    name: RegisteredName,
    range: { lowest: number; highest: number },
  ): Promise<string[]> {
    const rows: Pick<VersionRow, 'version'>[] = await this.database<VersionRow>(
      TABLE,
    )
      .where({ instance: name.instance, model: name.model })
      .whereNull('deleted_at')
      .whereBetween('ordinal', [range.lowest, range.highest])
      .select('version');
    return rows.map(({ version }) => version);
  }

  async markDeleted(
    name: RegisteredName,
    versions: readonly string[] | 'all',
    at: string,
    transaction: Knex,
  ): Promise<void> {
    const gone = () =>
      transaction<VersionRow>(TABLE)
        .where({ instance: name.instance, model: name.model })
        .whereNull('deleted_at');
    if (versions === 'all') {
      await gone().update({ deleted_at: at });
      return;
    }
    for (const part of partsOf(versions)) {
      await gone().whereIn('version', part).update({ deleted_at: at });
    }
  }

  /** Those that a pass did not meet: they may be gone. */
  async findUnseen(
    instance: string,
    before: string,
    limit: number,
  ): Promise<Key[]> {
    return this.database<VersionRow>(TABLE)
      .where({ instance })
      .where('seen_at', '<', before)
      .whereNull('deleted_at')
      .orderBy('seen_at')
      .limit(limit)
      .select('model', 'version');
  }

  /** The newest version of each model that is not gone; keyed by `nameKey`. */
  async findNewest(
    names: readonly RegisteredName[],
  ): Promise<Map<string, VersionRow>> {
    const newest = new Map<string, VersionRow>();
    for (const part of partsOf(names)) {
      const highest = this.database<VersionRow>(TABLE)
        .whereIn(
          ['instance', 'model'],
          part.map(({ instance, model }) => [instance, model]),
        )
        .whereNull('deleted_at')
        .groupBy('instance', 'model')
        .select('instance', 'model')
        .max({ ordinal: 'ordinal' });
      const rows: VersionRow[] = await this.database<VersionRow>(TABLE)
        .whereIn(['instance', 'model', 'ordinal'], highest)
        .whereNull('deleted_at')
        .orderBy('version');
      rows.forEach(row => newest.set(nameKey(row), row));
    }
    return newest;
  }

  /** The newest version of each model in each of the stages, of those that are not gone. */
  async findNewestInStages(
    names: readonly RegisteredName[],
    stages: readonly string[],
  ): Promise<InStage[]> {
    if (stages.length === 0) return [];
    const found: InStage[] = [];
    // Both say what the index of versions in stages says, to be answered by it.
    const inStage = (as: string) =>
      this.database(`${TABLE} as ${as}`)
        .whereRaw(`${as}.stage <> ''`)
        .whereNull(`${as}.deleted_at`);
    for (const part of partsOf(names)) {
      const rows: InStage[] = await inStage('v')
        .whereIn(
          ['v.instance', 'v.model'],
          part.map(({ instance, model }) => [instance, model]),
        )
        .whereIn('v.stage', [...stages])
        .whereNotExists(
          inStage('newer')
            .whereRaw('newer.instance = v.instance')
            .whereRaw('newer.model = v.model')
            .whereRaw('newer.stage = v.stage')
            .whereRaw('newer.ordinal > v.ordinal')
            .select(this.database.raw('1')),
        )
        .orderBy('v.version')
        .select('v.instance', 'v.model', 'v.stage', 'v.version');
      found.push(...rows);
    }
    return found;
  }

  /** Versions by the run that made them. */
  async findByRun(
    name: RegisteredName,
    runIds: readonly string[],
  ): Promise<Map<string, string[]>> {
    const byRun = new Map<string, string[]>();
    const rows: Pick<VersionRow, 'run_id' | 'version'>[] =
      await this.database<VersionRow>(TABLE)
        .where({ instance: name.instance, model: name.model })
        .whereNull('deleted_at')
        .whereIn('run_id', [...runIds])
        .orderBy('ordinal')
        .select('run_id', 'version');
    for (const { run_id: runId, version } of rows) {
      if (runId) byRun.set(runId, [...(byRun.get(runId) ?? []), version]);
    }
    return byRun;
  }

  async count(instance: string): Promise<number> {
    const [row] = await this.database<VersionRow>(TABLE)
      .where({ instance })
      .whereNull('deleted_at')
      .count({ n: '*' });
    return Number(row.n);
  }
}

/** A version's key within an instance, for maps. */
export function keyOf({ model, version }: Key): string {
  return JSON.stringify([model, version]);
}
