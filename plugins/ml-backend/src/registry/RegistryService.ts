import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  Run,
  Version,
  VersionDetail,
  VersionPage,
} from '@slipway/plugin-ml-common';
import type {
  ModelRegistry,
  Page,
  RegisteredVersion,
} from '@slipway/plugin-ml-node';
import { decodeCursor, encodeCursor } from '../database/cursor';
import { askOrFallBack, isNoAnswer, live, stale } from '../ports/freshness';
import { CopyAge } from '../ports/CopyAge';
import type { PortDirectory } from '../ports/PortDirectory';
import type { RunReader } from '../runs';
import { ArtefactFactsReader } from './ArtefactFacts';
import type { KnownVersionStore } from './KnownVersionStore';
import type {
  RegisteredName,
  RegistryReader,
  VersionListQuery,
  VersionsOf,
} from './types';
import { keyMetrics, toShownVersion } from './versionWords';

/** Where a page ended: the source's cursor, and the last version for when the source goes away meanwhile. */
type Position = { source: string; createdAt: string; version: string };

const parseCursor = (cursor: string): Position => {
  const [source, createdAt, version] = decodeCursor(cursor, 3).map(String);
  return { source, createdAt, version };
};

const cursorAfter = (items: readonly Version[], source: string): string => {
  const last = items[items.length - 1];
  return encodeCursor([source, last?.createdAt ?? '', last?.version ?? '']);
};

/** A page of versions; a model that is not registered yet has none. */
async function pageOf(
  registry: ModelRegistry,
  request: Parameters<ModelRegistry['listVersions']>[0],
  signal: AbortSignal,
): Promise<Page<RegisteredVersion>> {
  try {
    return await registry.listVersions(request, { signal });
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') return { items: [] };
    throw error;
  }
}

/** Versions, read from the registry; what was last seen is kept for when it is away. */
export class RegistryService implements RegistryReader {
  readonly #ports: PortDirectory;
  readonly #store: KnownVersionStore;
  readonly #runs: RunReader;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #copies = new CopyAge();
  readonly #artefacts = new ArtefactFactsReader();

  constructor(options: {
    ports: PortDirectory;
    store: KnownVersionStore;
    runs: RunReader;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#ports = options.ports;
    this.#store = options.store;
    this.#runs = options.runs;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  async listVersions(
    model: VersionsOf,
    query: VersionListQuery,
  ): Promise<VersionPage> {
    const registry = this.#registryOf(model);
    const position = query.cursor ? parseCursor(query.cursor) : undefined;
    // A page that came from the copy has no source cursor to go on with.
    const canAsk = !position || position.source !== '';
    const fromCopy = (error: Error) =>
      this.#listKnown(model, registry, { ...query, position }, error);
    if (!canAsk) {
      const known = await fromCopy(
        new Error(`${registry.system} was away when this list was begun`),
      );
      if (known) return known;
    }
    return askOrFallBack(
      registry,
      async signal => {
        const page = await pageOf(
          registry,
          {
            model: model.registry.model,
            limit: query.limit,
            cursor: position?.source,
          },
          signal,
        );
        const now = this.#now();
        const items = await this.#withMetrics(
          model,
          page.items.map(one => toShownVersion(one, registry)),
        );
        await this.#keep(model, items, {
          now,
          isFirst: !position,
          isLast: !page.nextCursor,
        });
        return {
          items,
          nextCursor: page.nextCursor && cursorAfter(items, page.nextCursor),
          freshness: live(registry, now),
        };
      },
      fromCopy,
    );
  }

  async getVersion(model: VersionsOf, version: string): Promise<VersionDetail> {
    const registry = this.#registryOf(model);
    return askOrFallBack<VersionDetail>(
      registry,
      async signal => {
        const found = await registry.getVersion(
          { model: model.registry.model, version },
          { signal },
        );
        const [facts, run] = await Promise.all([
          this.#artefacts.read(registry, found),
          this.#runOf(model, found),
        ]);
        return {
          ...toShownVersion(found, registry),
          metrics: run && keyMetrics(run),
          ...facts,
          run,
        };
      },
      async error => {
        const known = await this.#store.find(model.registry, version);
        return known && { ...known, files: [], digestError: error.message };
      },
    );
  }

  async getNewestKnown(names: readonly RegisteredName[]) {
    return this.#store.findNewest(names);
  }

  async getKnownVersionsOfRuns(
    name: RegisteredName,
    runIds: readonly string[],
  ) {
    return this.#store.findByRun(name, runIds);
  }

  /**
   * Reads the newest versions of one model into the copy. Throws what the port throws; a model that is not registered
   * has no versions.
   */
  async refreshNewest(name: RegisteredName, signal: AbortSignal) {
    const registry = this.#ports.modelRegistry(name.instance);
    const page = await pageOf(
      registry,
      { model: name.model, limit: 10 },
      signal,
    );
    await this.#store.save(name, {
      items: page.items.map(one => toShownVersion(one, registry)),
      asOf: this.#now().toISOString(),
      isFirst: true,
      isLast: !page.nextCursor,
    });
  }

  #registryOf(model: VersionsOf): ModelRegistry {
    return this.#ports.modelRegistry(model.registry.instance);
  }

  async #listKnown(
    model: VersionsOf,
    registry: ModelRegistry,
    query: { limit: number; position?: Position },
    error: Error,
  ): Promise<VersionPage | undefined> {
    const { limit, position } = query;
    const known = await this.#store.list(model.registry, {
      limit,
      after: position,
    });
    if (known.items.length === 0 && !position) return undefined;
    return {
      items: known.items,
      nextCursor: known.more ? cursorAfter(known.items, '') : undefined,
      freshness: stale(
        registry,
        known.asOf ?? this.#now().toISOString(),
        error,
      ),
    };
  }

  /** Metrics are an extra: versions are shown without them when the tracking server is away. */
  async #withMetrics(model: VersionsOf, items: Version[]): Promise<Version[]> {
    const runs = await this.#runs
      .getRunsById(
        model,
        items.flatMap(({ runId }) => runId ?? []),
      )
      .catch((error): Map<string, Run> => {
        this.#logger.debug(`No metrics of versions of ${model.ref}: ${error}`);
        return new Map();
      });
    return items.map(item => {
      const run = item.runId ? runs.get(item.runId) : undefined;
      return run ? { ...item, metrics: keyMetrics(run) } : item;
    });
  }

  async #runOf(
    model: VersionsOf,
    version: RegisteredVersion,
  ): Promise<Run | undefined> {
    if (!version.runId) return undefined;
    try {
      return await this.#runs.getRun(model, version.runId);
    } catch (error) {
      const isGone = isError(error) && error.name === 'NotFoundError';
      if (!isGone && !isNoAnswer(error)) throw error;
      return undefined;
    }
  }

  async #keep(
    model: VersionsOf,
    items: Version[],
    { now, ...ends }: { now: Date; isFirst: boolean; isLast: boolean },
  ) {
    if (!this.#copies.isDue([model.registry, ends], items, +now)) return;
    try {
      await this.#store.save(model.registry, {
        items,
        asOf: now.toISOString(),
        ...ends,
      });
    } catch (error) {
      this.#logger.warn(`Versions of ${model.ref} were not kept`, {
        error: String(error),
      });
    }
  }
}
