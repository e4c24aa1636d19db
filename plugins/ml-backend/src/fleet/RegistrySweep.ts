import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ModelRegistry, RegisteredModel } from '@slipway/plugin-ml-node';
import type { PortDirectory } from '../ports/PortDirectory';
import type { RegistryService } from '../registry';
import { fingerprint } from './fleetRow';
import type { FleetStore } from './FleetStore';

const PAGE = 1_000;
const MOST_PAGES = 50;
/** Longest for one registry, in milliseconds. */
const LONGEST = 120_000;

/**
 * Sees which registered models changed, by one list per registry, and reads the newest versions of only those. A
 * registry that does not answer is left for the next time.
 */
export class RegistrySweep {
  readonly #ports: PortDirectory;
  readonly #registry: RegistryService;
  readonly #store: FleetStore;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #silent = new Set<string>();

  constructor(options: {
    ports: PortDirectory;
    registry: RegistryService;
    store: FleetStore;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#ports = options.ports;
    this.#registry = options.registry;
    this.#store = options.store;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  async sweep(stop?: AbortSignal): Promise<void> {
    for (const registry of this.#ports.modelRegistries) {
      if (stop?.aborted) return;
      const signal = AbortSignal.any([
        AbortSignal.timeout(LONGEST),
        ...(stop ? [stop] : []),
      ]);
      try {
        await this.#sweepOne(registry, signal);
        this.#silent.delete(registry.name);
      } catch (error) {
        // Said once; how it goes on is on the page of the outside systems.
        const level = this.#silent.has(registry.name) ? 'debug' : 'warn';
        this.#silent.add(registry.name);
        this.#logger[level](
          `Newest versions at ${registry.system} (${registry.name}) were not read: ${error}`,
        );
      }
    }
  }

  async #sweepOne(registry: ModelRegistry, signal: AbortSignal) {
    const named = await this.#store.findRegistered(registry.name);
    if (named.length === 0) return;
    const registered = await this.#listModels(registry, signal);
    for (const { ref, model, seen } of named) {
      const found = registered.get(model);
      const now = fingerprint(
        found ? [found.updatedAt, found.createdAt, found.aliases] : 'none',
      );
      if (now === seen) continue;
      await this.#registry.refreshNewest(
        { instance: registry.name, model },
        signal,
      );
      await this.#store.writeRegistered(
        ref,
        { seen: now, aliases: found?.aliases ?? {} },
        this.#now().toISOString(),
      );
    }
  }

  async #listModels(
    registry: ModelRegistry,
    signal: AbortSignal,
  ): Promise<Map<string, RegisteredModel>> {
    const models = new Map<string, RegisteredModel>();
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { items, nextCursor } = await registry.listModels(
        { limit: PAGE, cursor },
        { signal },
      );
      items.forEach(model => models.set(model.name, model));
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    return models;
  }
}
