import type { Knex } from 'knex';
import type { RunRow } from './rows';

const TABLE = 'swept_pages';

/** Of the page with the newest runs, which has no bound. */
const NEWEST = Number.MAX_SAFE_INTEGER;

/** The table `swept_pages`. Times of the source are numbers or, from PostgreSQL, digits. */
type Row = {
  experiment: number;
  until: number | string;
  after: number | string | null;
  etag: string;
  runs: number;
  gone: number;
  read_at: string;
  met_at: string;
};

/** All runs of an experiment that began after `after` and at the latest at `until`, milliseconds since the epoch. */
export type PageBounds = { after?: number; until?: number };

/** A page as the source gave it. */
export type SweptPage = PageBounds & { etag: string };

/**
 * Which pages of runs the source gave, by name of their content, and how the index had their runs then. One that is given
 * again as it was, and of which the index has been left alone, says nothing new.
 */
export class SweptPages {
  constructor(private readonly database: Knex) {}

  /** The page up to `until`, where it was read after `readAfter` and nobody has touched its runs since. */
  async find(
    experiment: number,
    until: number | undefined,
    readAfter: string,
  ): Promise<SweptPage | undefined> {
    const row = await this.database<Row>(TABLE)
      .where({ experiment, until: until ?? NEWEST })
      .where('read_at', '>', readAfter)
      .first();
    if (!row) return undefined;
    const after = row.after === null ? undefined : Number(row.after);
    const now = await this.#count(experiment, { after, until });
    const isLeftAlone =
      now.runs === row.runs &&
      now.gone === row.gone &&
      now.latest <= row.read_at;
    return isLeftAlone ? { until, after, etag: row.etag } : undefined;
  }

  /** Remembers a page whose runs were kept at `readAt`. */
  async remember(
    experiment: number,
    { until, after, etag }: SweptPage,
    readAt: string,
  ): Promise<void> {
    const { runs, gone } = await this.#count(experiment, { after, until });
    await this.database<Row>(TABLE)
      .insert({
        experiment,
        until: until ?? NEWEST,
        after: after ?? null,
        etag,
        runs,
        gone,
        read_at: readAt,
        met_at: readAt,
      })
      .onConflict(['experiment', 'until'])
      .merge();
  }

  /** The page was given as it is remembered. */
  async noteMet(
    experiment: number,
    until: number | undefined,
    at: string,
  ): Promise<void> {
    await this.database<Row>(TABLE)
      .where({ experiment, until: until ?? NEWEST })
      .update({ met_at: at });
  }

  /** Where the next remembered page begins, at `from` or later and before `below`. */
  async findNext(
    experiment: number,
    { from, below }: { from: number; below?: number },
  ): Promise<number | undefined> {
    const row = await this.database<Row>(TABLE)
      .where({ experiment })
      .where('until', '>=', from)
      .where('until', '<', below ?? NEWEST)
      .orderBy('until')
      .first('until');
    return row && Number(row.until);
  }

  /** Forgets the pages that a whole sweep did not meet. */
  async forget(experiment: number, metBefore: string): Promise<void> {
    await this.database<Row>(TABLE)
      .where({ experiment })
      .where('met_at', '<', metBefore)
      .delete();
  }

  async #count(experiment: number, { after, until }: PageBounds) {
    const query = this.database<RunRow>('indexed_runs').where({ experiment });
    if (after !== undefined) query.where('start_at', '>', after);
    if (until !== undefined) query.where('start_at', '<=', until);
    const [row] = await query
      .count({ runs: '*', gone: 'deleted_at' })
      .max({ latest: 'checked_at' });
    return {
      runs: Number(row.runs),
      gone: Number(row.gone),
      latest: row.latest ?? '',
    };
  }
}
