import type { Knex } from 'knex';
import { keepableText } from '../../database/keepableText';
import type { FoundEnvironment, LoggedEnvironment } from './types';

const RUNS = 'run_environments';
const ENVIRONMENTS = 'logged_environments';

const DAY = 24 * 3_600_000;
/** How long what was read is kept, in milliseconds; then it is read again when somebody compares. */
const KEPT_FOR = 180 * DAY;
/** The same where nothing was read: packages can be logged after the end, and a server can be set right. */
const NOTHING_KEPT_FOR = DAY;
/** Most rows of one statement. */
const PART = 250;

/** The table `run_environments`. */
type RunRow = {
  instance: string;
  run_id: string;
  ended_at: string;
  read_at: string;
  environment: string | null;
  why: string | null;
};

/** The table `logged_environments`. */
type EnvironmentRow = { digest: string; payload: string };

/** A run that has ended. `endedAt` is empty where its source does not say when. */
export type EndedRun = { id: string; endedAt: string };

const parts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / PART) }, (_, part) =>
    all.slice(part * PART, (part + 1) * PART),
  );

/** The packages of runs that have ended, in tables of their own. Those of many runs that are the same are there once. */
export class EnvironmentStore {
  readonly #database: Knex;
  readonly #now: () => Date;

  constructor(options: { database: Knex; now: () => Date }) {
    this.#database = options.database;
    this.#now = options.now;
  }

  /** What is known, by the run's id. A run that has another end by now was resumed, and is not known. */
  async find(
    instance: string,
    runs: readonly EndedRun[],
  ): Promise<Map<string, FoundEnvironment>> {
    const endedAt = new Map(runs.map(run => [run.id, run.endedAt]));
    const rows: RunRow[] = [];
    for (const ids of parts([...endedAt.keys()])) {
      rows.push(
        ...(await this.#database<RunRow>(RUNS)
          .where({ instance })
          .whereIn('run_id', ids)
          .where('read_at', '>=', this.#before(KEPT_FOR))),
      );
    }
    const current = rows.filter(
      row =>
        row.ended_at === endedAt.get(row.run_id) &&
        (row.environment !== null ||
          row.read_at >= this.#before(NOTHING_KEPT_FOR)),
    );
    const environments = await this.#environments(current);
    return new Map(
      current.flatMap((row): [string, FoundEnvironment][] => {
        const found = foundIn(row, environments);
        return found ? [[row.run_id, found]] : [];
      }),
    );
  }

  /** Keeps what was read. What may be read with another try is not for keeping. */
  async save(
    instance: string,
    read: readonly { run: EndedRun; found: FoundEnvironment }[],
  ): Promise<void> {
    const final = read.filter(
      ({ found }) => found.state !== 'unread' || !found.again,
    );
    if (final.length === 0) return;
    const readAt = this.#now().toISOString();
    const environments = new Map(
      final.flatMap(({ found }): [string, EnvironmentRow][] =>
        found.state === 'read'
          ? [
              [
                found.digest,
                {
                  digest: found.digest,
                  payload: JSON.stringify(found.environment),
                },
              ],
            ]
          : [],
      ),
    );
    // Whoever reads finds a run with its packages, and two who write meet in one order.
    const rows = final
      .map(
        ({ run, found }): RunRow => ({
          instance,
          run_id: run.id,
          ended_at: run.endedAt,
          read_at: readAt,
          environment: found.state === 'read' ? found.digest : null,
          why: found.state === 'unread' ? keepableText(found.why) : null,
        }),
      )
      .sort((a, b) => (a.run_id < b.run_id ? -1 : 1));
    const texts = [...environments.values()].sort((a, b) =>
      a.digest < b.digest ? -1 : 1,
    );
    await this.#database.transaction(async transaction => {
      for (const some of parts(texts)) {
        await transaction<EnvironmentRow>(ENVIRONMENTS)
          .insert(some)
          .onConflict('digest')
          .ignore();
      }
      for (const some of parts(rows)) {
        await transaction<RunRow>(RUNS)
          .insert(some)
          .onConflict(['instance', 'run_id'])
          .merge();
      }
    });
    await this.#forgetOld();
  }

  async #environments(
    rows: readonly RunRow[],
  ): Promise<Map<string, LoggedEnvironment>> {
    const digests = new Set(rows.flatMap(row => row.environment ?? []));
    const found = new Map<string, LoggedEnvironment>();
    for (const some of parts([...digests])) {
      const read: EnvironmentRow[] = await this.#database<EnvironmentRow>(
        ENVIRONMENTS,
      ).whereIn('digest', some);
      for (const { digest, payload } of read) {
        found.set(digest, JSON.parse(payload));
      }
    }
    return found;
  }

  async #forgetOld(): Promise<void> {
    const forgotten = await this.#database<RunRow>(RUNS)
      .where('read_at', '<', this.#before(KEPT_FOR))
      .delete();
    if (forgotten === 0) return;
    await this.#database<EnvironmentRow>(ENVIRONMENTS)
      .whereNotExists(
        this.#database(RUNS).whereRaw('?? = ??', [
          `${RUNS}.environment`,
          `${ENVIRONMENTS}.digest`,
        ]),
      )
      .delete();
  }

  #before(milliseconds: number): string {
    return new Date(this.#now().getTime() - milliseconds).toISOString();
  }
}

/** Nothing where its packages were forgotten meanwhile. */
function foundIn(
  { environment: digest, why }: RunRow,
  environments: ReadonlyMap<string, LoggedEnvironment>,
): FoundEnvironment | undefined {
  if (why !== null) return { state: 'unread', why, again: false };
  if (digest === null) return { state: 'none' };
  const environment = environments.get(digest);
  return environment && { state: 'read', digest, environment };
}
