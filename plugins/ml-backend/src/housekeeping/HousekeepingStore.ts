import type { HousekeepingProblem } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { keepableText } from '../database/keepableText';
import { likePattern } from '../database/likePattern';
import { partsOf } from '../database/partsOf';
import { searchWords } from '../database/searchWords';
import type { Visibility } from '../fleet/types';
import { applyVisibility } from '../fleet/filters';
import { cursorAfter, sortFindings, type FindingSorting } from './findingOrder';
import { groupKey, toFinding, type FindingRow } from './findingRow';
import { PROBLEMS } from './problems';
import type { FindingCounts, KeptFinding } from './types';

const TABLE = 'housekeeping_findings';
const CHECKS = 'housekeeping_checks';
const CHECK = 'models';
const NEVER = '';
const PART = 50;

type CheckRow = { name: string; checked_at: string; asked_at: string | null };

/** Which findings, in the words of the table. */
export type FindingFilter = {
  problem?: HousekeepingProblem;
  text?: string;
  /** Names of configured registries. */
  registries?: string[];
  /** Entity references in lower case, `me` already replaced. */
  owners?: string[];
};

/** One page of findings. */
export type FindingListQuery = {
  filter: FindingFilter;
  visibility: Visibility;
  sorting: FindingSorting;
  limit: number;
  cursor?: string;
};

/** What is read of the tables of housekeeping, and that a look is asked for. */
export class HousekeepingStore {
  constructor(private readonly database: Knex) {}

  /** When it was last looked for; undefined before the first time. */
  async checkedAt(): Promise<string | undefined> {
    return (await this.#check())?.checked_at || undefined;
  }

  /** Something changed at that time: it is to be looked for again. */
  async askCheck(at: string): Promise<void> {
    // Also during the first look, which is noted when it has ended.
    await this.database<CheckRow>(CHECKS)
      .insert({ name: CHECK, checked_at: NEVER, asked_at: at })
      .onConflict('name')
      .merge(['asked_at']);
  }

  /** Whether it was asked for since the last look, or never looked for after `checkedAfter`. */
  async isCheckDue(checkedAfter: string): Promise<boolean> {
    const row = await this.#check();
    return (
      row === undefined ||
      row.checked_at < checkedAfter ||
      (row.asked_at !== null && row.asked_at >= row.checked_at)
    );
  }

  async #check(): Promise<CheckRow | undefined> {
    return this.database<CheckRow>(CHECKS).where({ name: CHECK }).first();
  }

  /**
   * One page, by problem and then as sorted; pages neither repeat nor miss a finding. Throws `InputError` for a cursor
   * of another sorting.
   */
  async list(
    query: FindingListQuery,
  ): Promise<{ items: KeptFinding[]; nextCursor?: string }> {
    const { filter, visibility, sorting, limit, cursor } = query;
    const select = this.#select(filter, visibility).limit(limit + 1);
    sortFindings(select, sorting, cursor);
    const rows: FindingRow[] = await select;
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(toFinding),
      nextCursor: last && cursorAfter(last, sorting),
    };
  }

  /** How many findings a filter lets through. */
  async countMatching(
    filter: FindingFilter,
    visibility: Visibility,
  ): Promise<number> {
    const [row] = await this.#select(filter, visibility).count({ n: 'id' });
    return Number(row.n);
  }

  /** How many findings of each problem may be seen. */
  async count(visibility: Visibility): Promise<FindingCounts> {
    const rows: { problem: string; n: number | string }[] = await this.#select(
      {},
      visibility,
    )
      .select('problem')
      .count({ n: 'id' })
      .groupBy('problem');
    const counts = new Map(rows.map(({ problem, n }) => [problem, Number(n)]));
    const of = (problem: HousekeepingProblem) => counts.get(problem) ?? 0;
    const [undescribed, unowned, orphaned, duplicated, stale] =
      PROBLEMS.map(of);
    return { undescribed, unowned, orphaned, duplicated, stale };
  }

  /** The entities that findings are about together, by group, as far as they may be seen. */
  async listGroups(
    groups: readonly string[],
    visibility: Visibility,
  ): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    const keys = new Map(groups.map(group => [groupKey(group), group]));
    for (const part of partsOf([...keys.keys()], PART)) {
      const rows: Pick<FindingRow, 'group_key' | 'ref'>[] =
        await applyVisibility(this.database<FindingRow>(TABLE), visibility)
          .whereIn('group_key', part)
          .orderBy('ref')
          .select('group_key', 'ref');
      for (const { group_key: key, ref } of rows) {
        const group = keys.get(key ?? '');
        if (!group || !ref) continue;
        found.set(group, [...(found.get(group) ?? []), ref]);
      }
    }
    return found;
  }

  #select(filter: FindingFilter, visibility: Visibility) {
    const select = this.database<FindingRow>(TABLE);
    if (visibility !== 'all') {
      // What has no entity is nobody's to hide; of duplicates nothing is said unless two of them may be seen.
      select.where(visible =>
        visible
          .whereNull('ref')
          .orWhere(inner => applyVisibility(inner, visibility)),
      );
      select.where(together =>
        together
          .whereNull('group_key')
          .orWhereExists(
            applyVisibility(
              this.database(`${TABLE} as other`)
                .whereRaw(`other.group_key = ${TABLE}.group_key`)
                .whereRaw(`other.id <> ${TABLE}.id`)
                .select(this.database.raw('1')),
              visibility,
            ),
          ),
      );
    }
    const { owners, problem, text, registries } = filter;
    if (problem) select.where({ problem });
    if (registries?.length) {
      select.whereIn(
        'registry_instance',
        registries.map(name => keepableText(name)),
      );
    }
    if (owners) {
      select.whereIn(
        'owner',
        owners.map(owner => keepableText(owner)),
      );
    }
    for (const word of searchWords(text)) {
      select.whereRaw(`search_text like ? escape '\\'`, [likePattern(word)]);
    }
    return select;
  }
}
