import type { Knex } from 'knex';
import { keepableText } from '../../database/keepableText';
import { likePattern } from '../../database/likePattern';
import { partsOf } from '../../database/partsOf';
import { searchWords } from '../../database/searchWords';
import { nameKey, type RegisteredName } from '../types';
import { markSeenAgain, type SeenAgain } from './markSeenAgain';
import type { ModelRow } from './rows';

const TABLE = 'registry_models';

/** A model with what is counted of its versions. */
export type ListedModel = ModelRow & { versions: number };

/** The table `registry_models`. */
export class ModelStore {
  constructor(private readonly database: Knex) {}

  async find(name: RegisteredName): Promise<ModelRow | undefined> {
    return this.database<ModelRow>(TABLE)
      .where({ instance: name.instance, model: name.model })
      .first();
  }

  async findMany(
    instance: string,
    models: readonly string[],
    database: Knex = this.database,
  ): Promise<Map<string, ModelRow>> {
    const found = new Map<string, ModelRow>();
    for (const part of partsOf(models)) {
      const rows: ModelRow[] = await database<ModelRow>(TABLE)
        .where({ instance })
        .whereIn('model', part);
      rows.forEach(row => found.set(row.model, row));
    }
    return found;
  }

  /** Where the aliases of many models point, by {@link nameKey}. */
  async findAliases(
    names: readonly RegisteredName[],
  ): Promise<Map<string, Record<string, string>>> {
    const found = new Map<string, Record<string, string>>();
    for (const part of partsOf(names)) {
      const rows: Pick<ModelRow, 'instance' | 'model' | 'aliases'>[] =
        await this.database<ModelRow>(TABLE)
          .whereIn(
            ['instance', 'model'],
            part.map(({ instance, model }) => [instance, model]),
          )
          .select('instance', 'model', 'aliases');
      rows.forEach(row => found.set(nameKey(row), JSON.parse(row.aliases)));
    }
    return found;
  }

  /** As {@link findMany}; nobody else changes these rows until the transaction ends. */
  async lockMany(
    instance: string,
    models: readonly string[],
    transaction: Knex,
  ): Promise<Map<string, ModelRow>> {
    const locked = new Map<string, ModelRow>();
    // In one order, so that two who lock many never wait for each other.
    for (const part of partsOf([...models].sort())) {
      const rows: ModelRow[] = await transaction<ModelRow>(TABLE)
        .where({ instance })
        .whereIn('model', part)
        .orderBy('model')
        .forUpdate();
      rows.forEach(row => locked.set(row.model, row));
    }
    return locked;
  }

  async save(rows: readonly ModelRow[], transaction: Knex): Promise<void> {
    for (const part of partsOf(rows, 50)) {
      await transaction<ModelRow>(TABLE)
        .insert(part)
        .onConflict(['instance', 'model'])
        .merge();
    }
  }

  /** These were just seen as they are kept. */
  async markSeen(
    instance: string,
    models: readonly string[],
    at: string,
    transaction: Knex,
  ): Promise<void> {
    for (const part of partsOf(models)) {
      await transaction<ModelRow>(TABLE)
        .where({ instance })
        .whereIn('model', part)
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
        transaction<ModelRow>(TABLE)
          .where({ instance, seen_at: again.before })
          .whereNull('deleted_at')
          .whereNot('digest', ''),
      again,
    );
  }

  async update(
    name: RegisteredName,
    changes: Partial<ModelRow>,
    transaction: Knex = this.database,
  ): Promise<void> {
    await transaction<ModelRow>(TABLE)
      .where({ instance: name.instance, model: name.model })
      .update(changes);
  }

  /** Has these looked at again: those that a pass did not meet may be gone. */
  async markUnseen(
    instance: string,
    before: string,
    at: string,
    transaction: Knex,
  ): Promise<number> {
    return transaction<ModelRow>(TABLE)
      .where({ instance })
      .where('seen_at', '<', before)
      .whereNull('deleted_at')
      .whereNull('look_at')
      .update({ look_at: at });
  }

  /**
   * One page showed every model of the registry: those that are not on it are looked at again. The page before it, where
   * one showed every model too, was the last that showed them as they are kept.
   */
  async markMissing(
    instance: string,
    present: readonly string[],
    { at, shownAt }: { at: string; shownAt?: string },
  ): Promise<void> {
    const newlyMissing = () =>
      this.database<ModelRow>(TABLE)
        .where({ instance })
        .whereNotIn('model', [...present])
        .whereNull('deleted_at')
        .whereNull('look_at');
    if (shownAt) {
      await newlyMissing()
        .where('seen_at', '<', shownAt)
        .update({ seen_at: shownAt });
    }
    await newlyMissing().update({ look_at: at });
  }

  /**
   * Changes what is kept of a model's aliases, while nobody else does; undefined leaves them. Nothing happens to a model
   * that is not known.
   */
  async changeAliases(
    name: RegisteredName,
    change: (
      aliases: Record<string, string>,
    ) => Record<string, string> | undefined,
    transaction: Knex,
  ): Promise<void> {
    const locked = await this.lockMany(
      name.instance,
      [name.model],
      transaction,
    );
    const row = locked.get(name.model);
    const changed = row && change(JSON.parse(row.aliases));
    if (!changed) return;
    // Without its digest it counts as different at the next look, which writes it as the source has it.
    await this.update(
      name,
      { aliases: JSON.stringify(changed), digest: '' },
      transaction,
    );
  }

  /** Has one model looked at soon; nothing happens to one that is not known. */
  async askLook(name: RegisteredName, at: string): Promise<void> {
    await this.update(name, { look_at: at });
  }

  /** A look at a model has ended; one that was asked for meanwhile stays. */
  async answerLook(row: ModelRow): Promise<void> {
    await this.#endLook(row, {
      look_at: null,
      look_failures: 0,
      look_error: null,
    });
  }

  /** A look at a model has failed, and why; one that was asked for meanwhile stays. */
  async postponeLook(
    row: ModelRow,
    { until, why }: { until: string; why: string },
  ): Promise<void> {
    await this.#endLook(row, {
      look_at: until,
      look_failures: row.look_failures + 1,
      look_error: why,
    });
  }

  async #endLook(
    { instance, model, look_at: askedAt }: ModelRow,
    changes: Partial<ModelRow>,
  ) {
    await this.database<ModelRow>(TABLE)
      .where({ instance, model, look_at: askedAt })
      .update(changes);
  }

  /** Those that wait to be looked at, and whose time has come; the longest first. */
  async findWaiting(
    instance: string,
    now: string,
    limit: number,
  ): Promise<ModelRow[]> {
    return this.database<ModelRow>(TABLE)
      .where({ instance })
      .where('look_at', '<=', now)
      .orderBy('look_at')
      .limit(limit);
  }

  /** By instance and name, after a position; every word of the text must occur. */
  async list(query: {
    instance?: string;
    text?: string;
    after?: RegisteredName;
    limit: number;
    includeDeleted?: boolean;
  }): Promise<ListedModel[]> {
    const { instance, text, after, limit, includeDeleted } = query;
    const select = this.database<ModelRow>(TABLE);
    if (instance) select.where({ instance: keepableText(instance) });
    if (!includeDeleted) select.whereNull('deleted_at');
    if (after) {
      select.whereRaw('(instance, model) > (?, ?)', [
        after.instance,
        after.model,
      ]);
    }
    for (const word of searchWords(text)) {
      select.whereRaw(`search_text like ? escape '\\'`, [likePattern(word)]);
    }
    return select
      .orderBy(['instance', 'model'])
      .limit(limit)
      .select(`${TABLE}.*`, {
        versions: this.database('registry_versions as v')
          .whereRaw('v.instance = registry_models.instance')
          .whereRaw('v.model = registry_models.model')
          .whereNull('v.deleted_at')
          .count(),
      });
  }

  async count(instance: string): Promise<number> {
    const [row] = await this.database<ModelRow>(TABLE)
      .where({ instance })
      .whereNull('deleted_at')
      .count({ n: '*' });
    return Number(row.n);
  }
}
