import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../database/cursor';
import type { ModelSpec } from '../entities';
import {
  factColumns,
  newRow,
  specColumns,
  toModel,
  type ModelRow,
} from './fleetRow';
import { applyFilter, applyVisibility } from './filters';
import { RecentCounts } from './RecentCounts';
import type {
  FleetFacts,
  FleetFilter,
  FleetModel,
  FleetSort,
  Visibility,
} from './types';

const TABLE = 'fleet_models';
const PART = 200;

const COLUMNS = {
  attention: 'attention',
  name: 'name_key',
  owner: 'owner',
  tier: 'tier',
  health: 'health_rank',
  lastTrained: 'last_trained_at',
} as const satisfies Record<FleetSort, keyof ModelRow>;

const SPEC_COLUMNS = [
  'spec',
  'name_key',
  'search_text',
  'owner',
  'tier',
  'lifecycle',
  'serving_mode',
  'registry_instance',
  'registry_model',
] as const satisfies (keyof ReturnType<typeof specColumns>)[];

/** One page of the fleet. */
export type FleetListQuery = {
  filter: FleetFilter;
  visibility: Visibility;
  sort: FleetSort;
  order: 'asc' | 'desc';
  limit: number;
  cursor?: string;
};

/** Counts over models. */
export type FleetCounts = {
  models: number;
  failing: number;
  unknown: number;
  running: number;
};

/** The table `fleet_models`; nothing else touches it. */
export class FleetStore {
  readonly #matching = new RecentCounts<number>();
  readonly #counts = new RecentCounts<FleetCounts>();

  constructor(private readonly database: Knex) {}

  /** One page; ties are broken by the reference, so that pages neither repeat nor miss a model. */
  async list(
    query: FleetListQuery,
  ): Promise<{ items: FleetModel[]; nextCursor?: string }> {
    const { filter, visibility, sort, order, limit, cursor } = query;
    const column = COLUMNS[sort];
    const select = this.#select(filter, visibility);
    if (cursor) {
      const [list, value, ref] = decodeCursor(cursor, 3);
      // A cursor of another order would skip models: it starts again.
      if (list === `${sort} ${order}`) {
        select.where(after =>
          after
            .where(column, order === 'asc' ? '>' : '<', value)
            .orWhere(tie => tie.where(column, value).where('ref', '>', ref)),
        );
      }
    }
    const rows: Pick<
      ModelRow,
      'ref' | 'spec' | 'facts' | 'aliases' | typeof column
    >[] = await select
      .select('ref', 'spec', 'facts', 'aliases', column)
      .orderBy([
        { column, order },
        { column: 'ref', order: 'asc' },
      ])
      .limit(limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(toModel),
      nextCursor:
        last && encodeCursor([`${sort} ${order}`, last[column], last.ref]),
    };
  }

  /** How many models a filter lets through. */
  async countMatching(
    filter: FleetFilter,
    visibility: Visibility,
  ): Promise<number> {
    return this.#matching.of(filter, visibility, async () => {
      const [row] = await this.#select(filter, visibility).count({ n: 'ref' });
      return Number(row.n);
    });
  }

  /** Counts over every model that may be seen. */
  async count(visibility: Visibility): Promise<FleetCounts> {
    return this.#counts.of({}, visibility, () => this.#countNow(visibility));
  }

  async #countNow(visibility: Visibility): Promise<FleetCounts> {
    const row: Record<string, number | string | null> | undefined =
      await applyVisibility(this.database(TABLE), visibility)
        .count({ models: 'ref' })
        .sum({ running: 'running_launches' })
        .select(
          this.database.raw(
            `sum(case when health = 'failing' then 1 else 0 end) as failing`,
          ),
          this.database.raw(
            `sum(case when health = 'unknown' then 1 else 0 end) as unknown`,
          ),
        )
        .first();
    return {
      models: Number(row?.models ?? 0),
      failing: Number(row?.failing ?? 0),
      unknown: Number(row?.unknown ?? 0),
      running: Number(row?.running ?? 0),
    };
  }

  /** Takes over the catalog's models: adds, changes, and forgets those that are gone. Says how many are new or changed. */
  async replaceSpecs(
    specs: readonly ModelSpec[],
    now: string,
  ): Promise<{ changed: number; gone: number }> {
    const known: Pick<ModelRow, 'ref' | 'spec'>[] =
      await this.database<ModelRow>(TABLE).select('ref', 'spec');
    const before = new Map(known.map(({ ref, spec }) => [ref, spec]));
    const wanted = new Map(specs.map(spec => [spec.ref, spec]));
    const changed = [...wanted.values()].filter(
      spec => before.get(spec.ref) !== JSON.stringify(spec),
    );
    const gone = known.filter(({ ref }) => !wanted.has(ref));
    for (const part of partsOf(changed)) {
      await this.database<ModelRow>(TABLE)
        .insert(part.map(spec => newRow(spec, now)))
        .onConflict('ref')
        .merge([...SPEC_COLUMNS, 'due_at']);
    }
    for (const part of partsOf(gone)) {
      await this.database<ModelRow>(TABLE)
        .whereIn(
          'ref',
          part.map(({ ref }) => ref),
        )
        .delete();
    }
    if (changed.length || gone.length) this.#wrote();
    return { changed: changed.length, gone: gone.length };
  }

  /** Models that are due at the latest now, the longest due first. */
  async findDue(now: string, limit: number): Promise<ModelSpec[]> {
    const rows: Pick<ModelRow, 'spec'>[] = await this.database<ModelRow>(TABLE)
      .select('spec')
      .where('due_at', '<=', now)
      .orderBy(['due_at', 'ref'])
      .limit(limit);
    return rows.map(({ spec }) => JSON.parse(spec));
  }

  /** Writes what was found out; models that are gone meanwhile stay gone. */
  async writeFacts(
    facts: readonly {
      spec: ModelSpec;
      facts: FleetFacts;
      aliases: Record<string, string>;
      dueAt: string;
    }[],
    now: string,
  ): Promise<void> {
    await this.database.transaction(async transaction => {
      for (const { spec, facts: found, aliases, dueAt } of facts) {
        await transaction<ModelRow>(TABLE)
          .where('ref', spec.ref)
          .update({
            ...factColumns(found, spec.tier),
            aliases: JSON.stringify(aliases),
            refreshed_at: now,
            due_at: dueAt,
          });
      }
    });
    this.#wrote();
  }

  /** Has the next turn look at these models. */
  async markDue(refs: readonly string[], now: string): Promise<void> {
    for (const part of partsOf(refs)) {
      await this.database<ModelRow>(TABLE)
        .whereIn('ref', part)
        .update({ due_at: now });
    }
  }

  /** Has the next turn look at those that are registered under these names. */
  async markRegisteredDue(
    instance: string,
    models: readonly string[],
    now: string,
  ): Promise<void> {
    for (const part of partsOf(models)) {
      await this.database<ModelRow>(TABLE)
        .where('registry_instance', instance)
        .whereIn('registry_model', part)
        .update({ due_at: now });
    }
  }

  /** The models that are registered under a name. */
  async findRegistered(name: ModelSpec['registry']): Promise<ModelSpec[]> {
    const rows: Pick<ModelRow, 'spec'>[] = await this.database<ModelRow>(TABLE)
      .select('spec')
      .where({
        registry_instance: name.instance,
        registry_model: name.model,
      });
    return rows.map(({ spec }) => JSON.parse(spec));
  }

  #wrote() {
    this.#matching.clear();
    this.#counts.clear();
  }

  #select(filter: FleetFilter, visibility: Visibility) {
    return applyFilter(
      applyVisibility(this.database<ModelRow>(TABLE), visibility),
      filter,
    );
  }
}
function* partsOf<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += PART) {
    yield all.slice(from, from + PART);
  }
}
