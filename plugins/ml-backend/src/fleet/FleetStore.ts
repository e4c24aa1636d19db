import type { Knex } from 'knex';
import { partsOf } from '../database/partsOf';
import type { ModelSpec } from '../entities';
import { applyFilter } from './filters';
import { factColumns, type DetailsRow, type ModelRow } from './fleetRow';
import { knownBudgets } from './knownBudgets';
import { listFleet, type FleetList, type FleetListQuery } from './listFleet';
import { lockedInOrder } from './lockedInOrder';
import { RecentCounts } from './RecentCounts';
import { replaceSpecs, type Replaced } from './replaceSpecs';
import { applyRows, RowSets } from './RowSets';
import type { FleetFacts, FleetFilter, Visibility } from './types';

const TABLE = 'fleet_models';
const DETAILS = 'fleet_details';
const CHECKS = 'fleet_checks';
const CATALOG = 'catalog';

/** Counts over models. */
export type FleetCounts = {
  models: number;
  failing: number;
  unknown: number;
  running: number;
};

/** A model that is to be looked at. */
export type DueModel = {
  spec: ModelSpec;
  /** Since when. */
  dueAt: string;
};

/** What was found out about a model. */
export type FoundFacts = {
  due: DueModel;
  facts: FleetFacts;
  aliases: Record<string, string>;
  /** When to look again. */
  nextAt: string;
  /** The error budget could not be looked at: the one that is shown stays. */
  keepsBudget?: boolean;
};

/** The tables `fleet_models` and `fleet_details`; nothing else writes them. */
export class FleetStore {
  readonly #matching = new RecentCounts<number>();
  readonly #counts = new RecentCounts<FleetCounts>();
  readonly #rowSets: RowSets;

  constructor(private readonly database: Knex) {
    this.#rowSets = new RowSets(database);
  }

  /** One page, in the asked order. */
  async list({
    visibility,
    ...query
  }: Omit<FleetListQuery, 'rows'> & {
    visibility: Visibility;
  }): Promise<FleetList> {
    const rows = await this.#rowSets.of(visibility);
    return listFleet(this.database, { ...query, rows });
  }

  /** How many models a filter lets through. */
  async countMatching(
    filter: FleetFilter,
    visibility: Visibility,
  ): Promise<number> {
    return this.#matching.of(filter, visibility, async () => {
      const rows = await this.#rowSets.of(visibility);
      const [row] = await applyFilter(
        applyRows(this.database<ModelRow>(TABLE), rows),
        filter,
      ).count({ n: 'ref' });
      return Number(row.n);
    });
  }

  /** Counts over every model that may be seen. */
  async count(visibility: Visibility): Promise<FleetCounts> {
    return this.#counts.of({}, visibility, () => this.#countNow(visibility));
  }

  async #countNow(visibility: Visibility): Promise<FleetCounts> {
    const row: Record<string, number | string | null> | undefined =
      await applyRows(this.database(TABLE), await this.#rowSets.of(visibility))
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

  /** Takes over the catalog's models: adds, changes, and forgets those that are gone. */
  async replaceSpecs(
    specs: readonly ModelSpec[],
    now: string,
  ): Promise<Replaced> {
    const replaced = await replaceSpecs(this.database, specs, now);
    await this.database(CHECKS)
      .insert({ name: CATALOG, checked_at: now })
      .onConflict('name')
      .merge();
    if (replaced.changed || replaced.gone) this.#wrote();
    return replaced;
  }

  /**
   * How current the fleet is: since when at the latest the catalog was read and models were looked at. Undefined before
   * the first time.
   */
  async checkedAt(): Promise<string | undefined> {
    const row: { swept_at: string; refreshed_at: string | null } | undefined =
      await this.database(CHECKS)
        .where({ name: CATALOG })
        .select({
          swept_at: 'checked_at',
          refreshed_at: this.database(TABLE).max('refreshed_at'),
        })
        .first();
    if (!row) return undefined;
    const { swept_at: swept, refreshed_at: refreshed } = row;
    return refreshed !== null && refreshed < swept ? refreshed : swept;
  }

  /** Models that are due at the latest now, the longest due first. */
  async findDue(now: string, limit: number): Promise<DueModel[]> {
    const rows: (Pick<ModelRow, 'due_at'> & Pick<DetailsRow, 'spec'>)[] =
      await this.database(`${TABLE} as models`)
        .join(`${DETAILS} as details`, 'details.ref', 'models.ref')
        .select('details.spec', 'models.due_at')
        .where('models.due_at', '<=', now)
        .orderBy(['models.due_at', 'models.ref'])
        .limit(limit);
    return rows.map(({ spec, due_at: dueAt }) => ({
      spec: JSON.parse(spec),
      dueAt,
    }));
  }

  /**
   * Writes what was found out; models that are gone meanwhile stay gone. One that was marked meanwhile stays due, for
   * what was found may be older than the reason. One that somebody else has looked at meanwhile is left as it is.
   */
  async writeFacts(found: readonly FoundFacts[], now: string): Promise<void> {
    await this.database.transaction(async transaction => {
      const rows: Pick<ModelRow, 'ref' | 'due_at'>[] = await lockedInOrder(
        transaction,
        found.map(({ due }) => due.spec.ref),
      ).select('ref', 'due_at');
      const dueAt = new Map(rows.map(row => [row.ref, row.due_at]));
      const budgets = await knownBudgets(
        transaction,
        found.flatMap(({ due, keepsBudget }) =>
          keepsBudget ? [due.spec.ref] : [],
        ),
      );
      for (const { due, aliases, nextAt, ...one } of found) {
        const { ref, tier } = due.spec;
        const facts = { ...one.facts, ...budgets.get(ref) };
        const kept = dueAt.get(ref);
        const isMine = kept === due.dueAt;
        if (kept === undefined || !(isMine || kept <= now)) continue;
        await transaction<ModelRow>(TABLE)
          .where({ ref })
          .update({
            ...factColumns(facts, tier),
            refreshed_at: now,
            ...(isMine ? { due_at: nextAt } : {}),
          });
        const shown = {
          facts: JSON.stringify(facts),
          aliases: JSON.stringify(aliases),
        };
        await transaction<DetailsRow>(DETAILS)
          .where({ ref })
          .where(differs =>
            differs
              .whereNot('facts', shown.facts)
              .orWhereNot('aliases', shown.aliases),
          )
          .update(shown);
      }
    });
    this.#wrote();
  }

  /** Looks at these later; one that was marked meanwhile stays due. */
  async postpone(due: readonly DueModel[], nextAt: string): Promise<void> {
    for (const { spec, dueAt } of due) {
      await this.database<ModelRow>(TABLE)
        .where({ ref: spec.ref, due_at: dueAt })
        .update({ due_at: nextAt });
    }
  }

  /** Has the next turn look at these models. */
  async markDue(refs: readonly string[], now: string): Promise<void> {
    for (const part of partsOf(refs)) {
      await this.database<ModelRow>(TABLE)
        .whereIn('ref', lockedInOrder(this.database, part).select('ref'))
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
      const rows = await this.database<ModelRow>(TABLE)
        .select('ref')
        .where('registry_instance', instance)
        .whereIn('registry_model', part);
      await this.markDue(
        rows.map(({ ref }) => ref),
        now,
      );
    }
  }

  /** The models that are registered under one of a few names. */
  async findRegistered(
    names: readonly ModelSpec['registry'][],
  ): Promise<ModelSpec[]> {
    const rows: Pick<DetailsRow, 'spec'>[] = await this.database(
      `${TABLE} as models`,
    )
      .join(`${DETAILS} as details`, 'details.ref', 'models.ref')
      .select('details.spec')
      .whereIn(
        ['models.registry_instance', 'models.registry_model'],
        names.map(({ instance, model }) => [instance, model]),
      );
    return rows.map(({ spec }) => JSON.parse(spec));
  }

  #wrote() {
    this.#matching.clear();
    this.#counts.clear();
  }
}
