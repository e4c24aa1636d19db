import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Run, RunEnvironments as Shown } from '@slipway/plugin-ml-common';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import { AtMost } from '../../ports/AtMost';
import type { PortDirectory } from '../../ports/PortDirectory';
import { EnvironmentStore, type EndedRun } from './EnvironmentStore';
import { readRunEnvironment } from './readRunEnvironment';
import type { FoundEnvironment } from './types';

/** Most runs of one request that are read from their source. */
const MOST_READ = 20;
/** Longest reading of one run, and of all of one request, in milliseconds. */
const ONE = 6_000;
const ALL = 15_000;

/** Whose packages. */
export type RunWithPackages = Pick<Run, 'id' | 'status' | 'endedAt'>;

const endOf = ({ id, status, endedAt = '' }: RunWithPackages): EndedRun[] =>
  status === 'RUNNING' || status === 'SCHEDULED' ? [] : [{ id, endedAt }];

/**
 * The packages that runs logged: from the portal's tables at once, from the source for a few at a time, and only of
 * runs that somebody asks for.
 */
export class RunEnvironments {
  readonly #ports: PortDirectory;
  readonly #store: EnvironmentStore;
  readonly #logger: LoggerService;
  // Whoever compares hundreds of runs leaves the tracking server to others.
  readonly #places = new AtMost({ most: 6, waiting: 400 });

  constructor(options: {
    database: Knex;
    ports: PortDirectory;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#ports = options.ports;
    this.#store = new EnvironmentStore(options);
    this.#logger = options.logger;
  }

  /**
   * What is known of these runs. With `ask` the first 20 of which nothing is known are read from their source; one that
   * cannot be read takes only itself.
   */
  async read(
    instance: string,
    runs: readonly RunWithPackages[],
    options: { ask: boolean; signal: AbortSignal },
  ): Promise<Shown> {
    const known = await this.#store
      .find(instance, runs.flatMap(endOf))
      .catch(error => {
        this.#sayLost('read', error);
        return new Map<string, FoundEnvironment>();
      });
    if (options.ask) {
      const asked = runs.filter(({ id }) => !known.has(id)).slice(0, MOST_READ);
      const read = await this.#ask(
        this.#ports.trackingServer(instance),
        asked,
        options.signal,
      );
      for (const [id, found] of read) known.set(id, found);
      await this.#keep(instance, asked, read);
    }
    return toShown(runs, known);
  }

  /** What time is left for: at least some of them. */
  async #ask(
    server: TrackingServer,
    runs: readonly RunWithPackages[],
    gone: AbortSignal,
  ): Promise<Map<string, FoundEnvironment>> {
    const read = new Map<string, FoundEnvironment>();
    const end = AbortSignal.any([gone, AbortSignal.timeout(ALL)]);
    await Promise.all(
      runs.map(({ id }) =>
        this.#places.run(async () => {
          if (end.aborted) return;
          const signal = AbortSignal.any([end, AbortSignal.timeout(ONE)]);
          read.set(id, await readRunEnvironment(server, id, signal));
        }),
      ),
    );
    return read;
  }

  /** The table only saves time: a page is shown without it. */
  async #keep(
    instance: string,
    asked: readonly RunWithPackages[],
    read: ReadonlyMap<string, FoundEnvironment>,
  ): Promise<void> {
    const ended = asked.flatMap(endOf).flatMap(run => {
      const found = read.get(run.id);
      return found ? [{ run, found }] : [];
    });
    await this.#store
      .save(instance, ended)
      .catch(error => this.#sayLost('kept', error));
  }

  #sayLost(what: string, error: unknown) {
    this.#logger.warn(`Packages of runs could not be ${what}`, {
      error: String(error),
    });
  }
}

/** In the API's words: the packages of many runs that are the same are said once. */
function toShown(
  runs: readonly RunWithPackages[],
  known: ReadonlyMap<string, FoundEnvironment>,
): Shown {
  const environments = new Map<string, Shown['environments'][number]>();
  const shown = runs.map(({ id }): Shown['runs'][number] => {
    const found = known.get(id);
    if (!found) return { runId: id, state: 'pending' };
    switch (found.state) {
      case 'none':
        return { runId: id, state: 'none' };
      case 'unread':
        return {
          runId: id,
          state: 'unread',
          why: found.why,
          again: found.again,
        };
      default:
        environments.set(found.digest, {
          id: found.digest,
          ...found.environment,
        });
        return { runId: id, state: 'read', environment: found.digest };
    }
  });
  return { runs: shown, environments: [...environments.values()] };
}
