import type { Knex } from 'knex';
import { partsOf } from '../../database/partsOf';
import { nameKey, type RegisteredName } from '../types';
import type { ModelRow } from './rows';

const TABLE = 'registry_models';
/** Earlier names of a model that are followed. */
const MOST_NAMES = 20;

type Renamed = RegisteredName & { renamed_to: string };

/**
 * Which models of the table `registry_models` are one and the same by other names. Sources do not say so: a model keeps the
 * moment at which it was made.
 */
export class RenamedModels {
  constructor(private readonly database: Knex) {}

  /** A model made at the same moment that was first seen after this one was last seen, and not beside it: its new name. */
  async findRenamed(
    gone: ModelRow,
    transaction: Knex,
  ): Promise<string | undefined> {
    const found: Pick<ModelRow, 'model'>[] = await transaction<ModelRow>(TABLE)
      .where({ instance: gone.instance, created_at: gone.created_at })
      .whereNot('model', gone.model)
      .whereNull('deleted_at')
      .where('first_seen_at', '>', gone.seen_at)
      .limit(2)
      .select('model');
    return found.length === 1 ? found[0].model : undefined;
  }

  /** Of models that are new: those that may be others by a new name, for one was made at the same moment. */
  async findMaybeRenamed(
    instance: string,
    fresh: readonly Pick<ModelRow, 'model' | 'created_at'>[],
    present: readonly string[],
    transaction: Knex,
  ): Promise<Set<string>> {
    const times = new Set<string>();
    for (const part of partsOf(fresh)) {
      const rows: Pick<ModelRow, 'model' | 'created_at'>[] =
        await transaction<ModelRow>(TABLE)
          .where({ instance })
          .whereIn(
            'created_at',
            part.map(({ created_at: at }) => at),
          )
          .whereNull('deleted_at')
          .select('model', 'created_at');
      rows
        .filter(({ model }) => !present.includes(model))
        .forEach(({ created_at: at }) => times.add(at));
    }
    return new Set(
      fresh
        .filter(({ created_at: at }) => times.has(at))
        .map(({ model }) => model),
    );
  }

  /**
   * What the sources call models now that were renamed, once or again and again; keyed by {@link nameKey}. Without those
   * that are gone by their last name too.
   */
  async findPresent(
    models: readonly Pick<ModelRow, 'instance' | 'model' | 'renamed_to'>[],
  ): Promise<Map<string, string>> {
    const present = new Map<string, string>();
    let steps = models.flatMap(({ instance, model, renamed_to: to }) =>
      to === null ? [] : [{ key: nameKey({ instance, model }), instance, to }],
    );
    for (let names = 1; names < MOST_NAMES && steps.length > 0; names += 1) {
      const rows = await this.#findRows(steps);
      const next: typeof steps = [];
      for (const step of steps) {
        const row = rows.get(nameKey({ ...step, model: step.to }));
        if (row?.deleted_at === null) present.set(step.key, step.to);
        else if (row?.renamed_to) next.push({ ...step, to: row.renamed_to });
      }
      steps = next;
    }
    return present;
  }

  async #findRows(names: readonly { instance: string; to: string }[]) {
    const rows = new Map<string, Pick<ModelRow, 'deleted_at' | 'renamed_to'>>();
    for (const part of partsOf(names)) {
      const found: Pick<
        ModelRow,
        'instance' | 'model' | 'deleted_at' | 'renamed_to'
      >[] = await this.database<ModelRow>(TABLE)
        .whereIn(
          ['instance', 'model'],
          part.map(({ instance, to }) => [instance, to]),
        )
        .select('instance', 'model', 'deleted_at', 'renamed_to');
      found.forEach(row => rows.set(nameKey(row), row));
    }
    return rows;
  }

  /** A model's name, and those that it had before, the latest first. */
  async findNames(name: RegisteredName): Promise<string[]> {
    return (await this.findNamesOfMany([name]))(name);
  }

  /** As {@link findNames}, of many: a query, and one more for each time that one of them was renamed. */
  async findNamesOfMany(
    all: readonly RegisteredName[],
  ): Promise<(name: RegisteredName) => string[]> {
    const before = new Map<string, Set<string>>();
    let met = all;
    for (let times = 1; met.length > 0 && times < MOST_NAMES; times += 1) {
      const rows = await this.#findBefore(met);
      for (const { instance, model, renamed_to: later } of rows) {
        const key = nameKey({ instance, model: later });
        before.set(key, (before.get(key) ?? new Set()).add(model));
      }
      met = rows;
    }
    return ({ instance, model: today }) => {
      const names = [today];
      for (const model of names) {
        if (names.length >= MOST_NAMES) break;
        const earlier = [...(before.get(nameKey({ instance, model })) ?? [])];
        names.push(...earlier.filter(one => !names.includes(one)));
      }
      return names;
    };
  }

  /** The models that have one of these names now. */
  async #findBefore(names: readonly RegisteredName[]): Promise<Renamed[]> {
    const found: Renamed[] = [];
    for (const part of partsOf(names)) {
      const rows: Renamed[] = await this.database(TABLE)
        .whereIn(
          ['instance', 'renamed_to'],
          part.map(({ instance, model }) => [instance, model]),
        )
        .select('instance', 'model', 'renamed_to');
      found.push(...rows);
    }
    return found;
  }
}

/** A model on a page: when it was made and, unless it is new, since when it is known and when it was last seen. */
type ShownModel = Pick<ModelRow, 'model' | 'created_at'> & {
  kept?: Pick<ModelRow, 'first_seen_at' | 'seen_at'>;
};

/**
 * Of the models of one page those that were made at the same moment as another of which it is not known yet that it stood
 * beside them: it is new, or was first seen after they were last. Seen beside it they are no earlier name of it.
 */
export function metBeside(page: readonly ShownModel[]): Set<string> {
  const made = new Map<string, ShownModel[]>();
  for (const shown of page) {
    const { created_at: at } = shown;
    made.set(at, [...(made.get(at) ?? []), shown]);
  }
  return new Set(
    [...made.values()]
      .flatMap(together =>
        together.filter(one =>
          together.some(other => other !== one && isFirstBeside(one, other)),
        ),
      )
      .map(({ model }) => model),
  );
}

function isFirstBeside({ kept }: ShownModel, other: ShownModel): boolean {
  return !kept || !other.kept || kept.seen_at < other.kept.first_seen_at;
}
