import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { DiscoverySettings } from '@slipway/plugin-ml-node';
import type { Known, KnownModels } from './KnownModels';
import { planMutation, type Mutation } from './planMutation';

/** Most entities that the catalog is told of at once. */
const PART = 500;

/** Some of what the catalog is to be told: what goes first, so that a name is free before it is given again. */
const partOf = ({ added, removed }: Mutation, from: number) => ({
  removed: removed.slice(from, from + PART).map(entityRef => ({ entityRef })),
  added: added
    .slice(
      Math.max(0, from - removed.length),
      Math.max(0, from + PART - removed.length),
    )
    .map(entity => ({ entity })),
});

/** What the provider needs. */
export type ProviderOptions = {
  discovery: DiscoverySettings;
  known: Pick<KnownModels, 'read'>;
  logger: LoggerService;
  taskRunner: SchedulerServiceTaskRunner;
};

/**
 * Makes entities of registered models that nobody described, and takes them away when somebody does.
 *
 * The catalog itself is its memory: it compares what should be there with what is there and tells the catalog only the
 * difference, so that neither a restart nor a second replica touches an entity that has not changed. Its entities have
 * no location key: a file that describes the same entity takes it over at once, which the catalog refuses otherwise.
 */
export class RegistryEntityProvider implements EntityProvider {
  readonly #options: ProviderOptions;
  #connection: EntityProviderConnection | undefined;
  /** The last mutation, until the catalog was seen to have carried it out. */
  #told = '';
  #isSilent = false;
  #isSettled = false;

  constructor(options: ProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'slipway-registries';
  }

  /** Whether the catalog, when it was compared last, had all that it should have, and no more. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.taskRunner.run({
      id: 'slipway-registries-refresh',
      fn: signal => this.refresh(signal),
    });
  }

  /** Compares and tells the catalog what differs. What could not be read changes nothing. */
  async refresh(
    signal: AbortSignal = new AbortController().signal,
  ): Promise<void> {
    const { discovery, logger } = this.#options;
    this.#isSettled = false;
    let known: Known;
    try {
      known = await this.#options.known.read(signal);
      this.#isSilent = false;
    } catch (error) {
      // Said once, not every minute that a server is away.
      const level = this.#isSilent ? 'debug' : 'warn';
      this.#isSilent = true;
      logger[level](
        `Registered models were not compared with the catalog, which stays as it is: ${error}`,
      );
      return;
    }
    const mutation = planMutation({ ...known, discovery });
    const { added, removed } = mutation;
    if (added.length === 0 && removed.length === 0) {
      this.#told = '';
      this.#isSettled = true;
      return;
    }
    // The catalog works through what it is told some seconds later; until then the difference looks the same.
    const telling = JSON.stringify(mutation);
    if (telling === this.#told) return;
    for (let from = 0; from < added.length + removed.length; from += PART) {
      if (signal.aborted) return;
      await this.#connection?.applyMutation({
        type: 'delta',
        ...partOf(mutation, from),
      });
    }
    this.#told = telling;
    logger.info(
      `Discovered models: ${added.length} new or changed, ${removed.length} gone`,
    );
  }
}
