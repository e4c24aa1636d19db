import type { Knex } from 'knex';
import { partsOf } from '../database/partsOf';
import { CHANGING, toRow, type FindingRow } from './findingRow';
import type { Finding } from './types';

const TABLE = 'housekeeping_findings';
const CHECKS = 'housekeeping_checks';
/** Row that whoever writes findings holds. */
const LOCK = 'findings';
const PART = 50;
const PAGE = 500;

/**
 * Takes over what a look finds, part by part as it is found: of hundreds of thousands no more is held than which they
 * are. Only what differs is written; a finding that stays keeps the time at which it was first made. A look that ends
 * early has taken nothing away.
 */
export class FindingKeeper {
  constructor(private readonly database: Knex) {}

  /** Of a whole look that began `now`. Says how many findings there are, how many came or changed and how many went. */
  async replace(
    findings: AsyncIterable<Finding[]> | Iterable<Finding[]>,
    now: string,
  ): Promise<{ found: number; written: number; gone: number }> {
    const wanted = new Set<string>();
    let written = 0;
    for await (const part of findings) {
      const rows = new Map(
        part.map(finding => toRow(finding, now)).map(row => [row.id, row]),
      );
      written += await this.#write([...rows.values()], now);
      for (const id of rows.keys()) wanted.add(id);
    }
    const gone = await this.#removeOthers(wanted, now);
    await this.database(CHECKS)
      .insert({ name: 'models', checked_at: now })
      .onConflict('name')
      .merge();
    return { found: wanted.size, written, gone };
  }

  /** Another replica that looks at the same time waits meanwhile, and then finds all of it written. */
  async #alone<T>(
    now: string,
    act: (transaction: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction(async transaction => {
      await transaction(CHECKS)
        .insert({ name: LOCK, checked_at: now })
        .onConflict('name')
        .merge();
      return act(transaction);
    });
  }

  async #write(rows: FindingRow[], now: string): Promise<number> {
    const differing = async (database: Knex) => {
      const before = new Map<string, string>();
      for (const page of partsOf(rows, PAGE)) {
        const kept = await database<FindingRow>(TABLE)
          .whereIn(
            'id',
            page.map(({ id }) => id),
          )
          .select('id', 'detail');
        kept.forEach(({ id, detail }) => before.set(id, detail));
      }
      return rows.filter(({ id, detail }) => before.get(id) !== detail);
    };
    // Nearly always nothing differs: then nobody is kept waiting.
    if ((await differing(this.database)).length === 0) return 0;
    return this.#alone(now, async transaction => {
      const changed = await differing(transaction);
      for (const few of partsOf(changed, PART)) {
        await transaction<FindingRow>(TABLE)
          .insert(few)
          .onConflict('id')
          .merge([...CHANGING]);
      }
      return changed.length;
    });
  }

  async #removeOthers(
    wanted: ReadonlySet<string>,
    now: string,
  ): Promise<number> {
    let removed = 0;
    let after = '';
    for (;;) {
      const ids = await this.database<FindingRow>(TABLE)
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .pluck('id');
      const others = ids.filter(id => !wanted.has(id));
      for (const few of partsOf(others, PART)) {
        removed += await this.#alone(now, transaction =>
          transaction<FindingRow>(TABLE).whereIn('id', few).delete(),
        );
      }
      if (ids.length < PAGE) return removed;
      after = ids[ids.length - 1];
    }
  }
}
