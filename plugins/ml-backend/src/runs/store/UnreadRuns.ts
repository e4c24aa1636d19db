import type { Knex } from 'knex';
import {
  MOST_UNREAD,
  plainWhy,
  type UnreadItem,
  type UnreadKind,
} from '../../mirror';
import { toExperiment } from './ExperimentStore';
import type { ExperimentRow } from './rows';

const TABLE = 'run_experiments';

/** A sweep that failed says why; within a text its quotation marks would be written otherwise. */
const FAILED_SWEEP = '%,"failure":%';

const newestFirst = <T extends UnreadItem & { since: string }>(
  items: readonly T[],
): T[] =>
  [...items]
    .sort((a, b) => b.since.localeCompare(a.since))
    .slice(0, MOST_UNREAD);

/** What of the experiments of a tracking server cannot be read, in the table `run_experiments`. */
export class UnreadRuns {
  constructor(private readonly database: Knex) {}

  /** Experiments that fail by themselves, and runs that the last pass over their experiment set aside. */
  async list(instance: string): Promise<UnreadKind[]> {
    return Promise.all([this.#experiments(instance), this.#runs(instance)]);
  }

  /** Those that began to fail last come first. */
  async #experiments(instance: string): Promise<UnreadKind> {
    const failing = () =>
      this.#wanted(instance).where(one =>
        one.whereNotNull('retry_at').orWhere('sweep', 'like', FAILED_SWEEP),
      );
    const [{ n }] = await failing().count({ n: 'id' });
    const rows: ExperimentRow[] = await failing()
      .orderBy([
        { column: 'failures' },
        { column: 'retry_at', order: 'desc' },
        { column: 'id' },
      ])
      .limit(MOST_UNREAD);
    return {
      what: 'experiments',
      total: Number(n),
      items: rows.map(toExperiment).map(({ name, error, retryAt, sweep }) => ({
        name,
        ...(retryAt
          ? { why: error && plainWhy(error), retryAt }
          : { why: sweep?.failure, retryAt: sweep?.retryAt }),
      })),
    };
  }

  async #runs(instance: string): Promise<UnreadKind> {
    const [{ n }] = await this.#wanted(instance).sum({ n: 'set_aside' });
    const rows: ExperimentRow[] = await this.#wanted(instance)
      .whereNotNull('unread')
      .orderBy([{ column: 'swept_at', order: 'desc' }, { column: 'id' }])
      .limit(MOST_UNREAD);
    const items = rows.map(toExperiment).flatMap(({ name, unread }) =>
      unread.map(one => ({
        name: one.name,
        experiment: name,
        why: one.why,
        since: one.since,
      })),
    );
    return {
      what: 'runs',
      total: Number(n ?? 0),
      items: newestFirst(items),
    };
  }

  #wanted(instance: string) {
    return this.database<ExperimentRow>(TABLE).where({
      instance,
      wanted: true,
    });
  }
}
