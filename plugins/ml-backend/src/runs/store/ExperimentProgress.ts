import type { Knex } from 'knex';
import { keepableText } from '../../database/keepableText';
import type { MirroredExperiment, PassPosition } from './ExperimentStore';
import type { ExperimentRow } from './rows';

const TABLE = 'run_experiments';

/** What a success writes. */
const WELL = { error: null, failures: 0, retry_at: null };

const textOf = (position: PassPosition | undefined): string | null =>
  position === undefined ? null : JSON.stringify(position);

/** What a pass that has ended says of the runs that it set aside. */
const aside = ({ setAside = 0, unread = [] }: Partial<PassPosition>) => ({
  set_aside: setAside,
  unread: unread.length > 0 ? JSON.stringify(unread) : null,
});

/** How far the mirror is with each experiment and what went wrong with it, in the table `run_experiments`. */
export class ExperimentProgress {
  constructor(private readonly database: Knex) {}

  /** How far the experiments of an instance are that the mirror keeps current. */
  async of(instance: string): Promise<{
    wanted: number;
    complete: number;
    failing: number;
    setAside: number;
  }> {
    const [row] = await this.database<ExperimentRow>(TABLE)
      .where({ instance, wanted: true })
      .count({ wanted: 'id', complete: 'complete_at', failing: 'retry_at' })
      .sum({ set_aside: 'set_aside' });
    return {
      wanted: Number(row.wanted),
      complete: Number(row.complete),
      failing: Number(row.failing),
      setAside: Number(row.set_aside ?? 0),
    };
  }

  /**
   * Where the first pass is now. Nothing is written where somebody else has moved it meanwhile: who was taken for dead
   * comes back and finds another at work.
   */
  async writeFirstPass(
    { id, firstPass }: MirroredExperiment,
    position: PassPosition,
  ): Promise<void> {
    await this.#updateAt(
      { id, first_pass: textOf(firstPass) },
      {
        ...WELL,
        first_pass: textOf(position),
      },
    );
  }

  /** The first pass has ended: the index answers from now on. As {@link ExperimentProgress.writeFirstPass}. */
  async complete(
    { id, firstPass }: MirroredExperiment,
    position: PassPosition,
    now: string,
  ): Promise<void> {
    await this.#updateAt(
      { id, first_pass: textOf(firstPass) },
      {
        ...WELL,
        first_pass: null,
        complete_at: now,
        polled_at: position.begunAt,
        swept_at: now,
        ...aside(position),
      },
    );
  }

  /** As {@link ExperimentProgress.writeFirstPass}, of a sweep. */
  async writeSweep(
    { id, sweep }: MirroredExperiment,
    position: PassPosition,
  ): Promise<void> {
    await this.#updateAt(
      { id, sweep: textOf(sweep) },
      {
        sweep: textOf(position),
      },
    );
  }

  /** The sweep has ended. As {@link ExperimentProgress.writeFirstPass}. */
  async endSweep(
    { id, sweep }: MirroredExperiment,
    position: Partial<PassPosition>,
    now: string,
  ): Promise<void> {
    await this.#updateAt(
      { id, sweep: textOf(sweep) },
      {
        sweep: null,
        swept_at: now,
        ...aside(position),
      },
    );
  }

  /** Level with the source as of `at`. What was level later stays so. */
  async writePolled(ids: readonly number[], at: string): Promise<void> {
    if (ids.length === 0) return;
    await this.database<ExperimentRow>(TABLE)
      .whereIn('id', ids)
      .update({
        ...WELL,
        polled_at: this.database.raw('case when ?? > ? then ?? else ? end', [
          'polled_at',
          at,
          'polled_at',
          at,
        ]),
      });
  }

  /** An experiment that failed: why, and until when it is left alone. A first pass begins anew where `anew` says so. */
  async writeFailure(
    { id, failures }: MirroredExperiment,
    failure: { error: string; retryAt: string; anew: boolean },
  ): Promise<void> {
    await this.#updateAt(
      { id },
      {
        error: keepableText(failure.error, 1_000),
        failures: failures + 1,
        retry_at: failure.retryAt,
        ...(failure.anew ? { first_pass: null } : {}),
      },
    );
  }

  /** Why nothing of an instance is kept current. */
  async writeError(instance: string, error: string): Promise<void> {
    await this.database<ExperimentRow>(TABLE)
      .where({ instance, wanted: true })
      .update({ error: keepableText(error, 1_000) });
  }

  async #updateAt(
    at: Pick<ExperimentRow, 'id'> & Partial<ExperimentRow>,
    columns: Partial<ExperimentRow>,
  ) {
    await this.database<ExperimentRow>(TABLE).where(at).update(columns);
  }
}
