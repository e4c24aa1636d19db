import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, isError } from '@backstage/errors';
import type { VersionDetail, VersionPage } from '@slipway/plugin-ml-common';
import type { ModelRegistry } from '@slipway/plugin-ml-node';
import type { MirrorReader, MirrorState } from '../mirror';
import { askOrFallBack, stale } from '../ports/freshness';
import type { PortDirectory } from '../ports/PortDirectory';
import type { RunReader } from '../runs';
import { ArtefactFactsReader } from './ArtefactFacts';
import { freshnessOf } from './freshnessOf';
import type { AliasHistory } from './history/AliasHistory';
import type { RegistryServings } from './history/RegistryServings';
import { KeptVersions } from './KeptVersions';
import { MirroredVersions, type CopyQuery } from './MirroredVersions';
import { isNarrow } from './mirror/applyVersionFilter';
import type { ModelStore } from './mirror/ModelStore';
import type { PositionStore } from './mirror/PositionStore';
import type { RenamedModels } from './mirror/RenamedModels';
import type { VersionSearch } from './mirror/VersionSearch';
import type { VersionStore } from './mirror/VersionStore';
import { sayNotReadYet, SourceVersions } from './SourceVersions';
import {
  nameKey,
  type MoveListQuery,
  type RegisteredListQuery,
  type RegisteredName,
  type RegisteredVersionName,
  type RegistryListener,
  type RegistryReader,
  type RegistryStanding,
  type VersionListQuery,
  type VersionSearchQuery,
  type VersionsOf,
} from './types';
import type { VersionFactsStore } from './version';
import { readVersionCursor } from './versionCursor';
import {
  NEWEST_FIRST,
  readVersionOrder,
  sayVersionOrder,
  type VersionOrder,
} from './versionOrder';
import { VersionRuns } from './VersionRuns';

const isNewestFirst = (order: VersionOrder) =>
  sayVersionOrder(order) === sayVersionOrder(NEWEST_FIRST);

/** Versions: lists from the mirror, single ones from the registry itself, or as last seen when it is away. */
export class RegistryService implements RegistryReader {
  readonly #ports: PortDirectory;
  readonly #mirror: MirrorReader;
  readonly #copy: MirroredVersions;
  readonly #source: SourceVersions;
  readonly #kept: KeptVersions;
  readonly #runs: VersionRuns;
  readonly #models: ModelStore;
  readonly #renamed: RenamedModels;
  readonly #history: AliasHistory;
  readonly #servings: RegistryServings;
  readonly #now: () => Date;
  readonly #listeners: RegistryListener[] = [];

  constructor(options: {
    ports: PortDirectory;
    mirror: MirrorReader;
    models: ModelStore;
    versions: VersionStore;
    search: VersionSearch;
    positions: PositionStore;
    renamed: RenamedModels;
    history: AliasHistory;
    servings: RegistryServings;
    facts: VersionFactsStore;
    runs: RunReader;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#ports = options.ports;
    this.#mirror = options.mirror;
    this.#models = options.models;
    this.#renamed = options.renamed;
    this.#history = options.history;
    this.#servings = options.servings;
    this.#now = options.now;
    this.#copy = new MirroredVersions(options);
    const runs = new VersionRuns(options);
    const artefacts = new ArtefactFactsReader(options);
    this.#runs = runs;
    this.#source = new SourceVersions({ artefacts, runs, now: options.now });
    this.#kept = new KeptVersions({ copy: this.#copy, artefacts, runs });
  }

  async listVersions(
    model: VersionsOf,
    query: VersionSearchQuery,
  ): Promise<VersionPage> {
    const registry = this.#registryOf(model);
    const { limit, cursor, sort, order: direction, ...filter } = query;
    const order = readVersionOrder({ sort, order: direction });
    const position = cursor ? readVersionCursor(cursor, order) : undefined;
    const [isKnown, state] = await Promise.all([
      this.#copy.knows(model.registry),
      this.#stateOf(registry),
    ]);
    // A model that is not there yet may be seconds old: the registry itself knows.
    const isAtSource = position ? position.in === 'source' : !isKnown;
    if (isAtSource && (isNarrow(filter) || !isNewestFirst(order))) {
      throw new ConflictError(sayNotReadYet(registry));
    }
    const page = isAtSource
      ? await this.#listAtSource(model, registry, {
          limit,
          cursor: position?.in === 'source' ? position.cursor : undefined,
        })
      : await this.#listCopy(
          model,
          registry,
          { limit, after: position, filter, order },
          state,
        );
    return {
      ...page,
      items: await this.#runs.addMetrics(model, page.items),
    };
  }

  async getVersion(model: VersionsOf, version: string): Promise<VersionDetail> {
    const registry = this.#registryOf(model);
    return askOrFallBack<VersionDetail>(
      registry,
      signal => this.#getAtSource(model, registry, version, signal),
      async error => {
        const [kept, state] = await Promise.all([
          this.#kept.get(registry, model, version, error.message),
          this.#stateOf(registry),
        ]);
        const seenAt = state?.lastOkAt ?? kept?.createdAt ?? '';
        return kept && { ...kept, freshness: stale(registry, seenAt, error) };
      },
    );
  }

  async getNewestKnown(names: readonly RegisteredName[]) {
    return this.#copy.findNewest(names);
  }

  async getKnownVersions(names: readonly RegisteredVersionName[]) {
    return this.#copy.findNamed(names);
  }

  async getKnownVersionsOfRuns(
    name: RegisteredName,
    runIds: readonly string[],
  ) {
    return this.#copy.findByRun(name, runIds);
  }

  async getStandings(
    names: readonly RegisteredName[],
  ): Promise<Map<string, RegistryStanding>> {
    const byInstance = new Map<string, string[]>();
    for (const { instance, model } of names) {
      byInstance.set(instance, [...(byInstance.get(instance) ?? []), model]);
    }
    const [moved, ...found] = await Promise.all([
      this.#history.movedOutside(names),
      ...[...byInstance].map(([instance, models]) =>
        this.#models.findMany(instance, models),
      ),
    ]);
    const rows = found.flatMap(byName => [...byName.values()]);
    const present = await this.#renamed.findPresent(rows);
    return new Map(
      rows.map((row): [string, RegistryStanding] => [
        nameKey(row),
        {
          aliases: JSON.parse(row.aliases),
          movedOutside: moved.get(nameKey(row)) ?? [],
          gone:
            row.deleted_at === null
              ? undefined
              : {
                  noticedAt: row.deleted_at,
                  renamedTo: present.get(nameKey(row)),
                },
        },
      ]),
    );
  }

  async getServing(names: readonly RegisteredName[]) {
    return this.#servings.of(names);
  }

  async listRegistered(query: RegisteredListQuery) {
    return this.#copy.listModels(query);
  }

  async listRegisteredVersions(name: RegisteredName, query: VersionListQuery) {
    const { limit, cursor } = query;
    const after = cursor ? readVersionCursor(cursor, NEWEST_FIRST) : undefined;
    return this.#copy.list(name, { limit, after });
  }

  async listMoves(name: RegisteredName, query: MoveListQuery) {
    return this.#history.list(name, query);
  }

  async getProductionAt(name: RegisteredName, at: Date) {
    return this.#history.at(name, at);
  }

  onChanged(listener: RegistryListener): void {
    this.#listeners.push(listener);
  }

  /** For the mirror: tells the listeners. */
  tellChanged(change: Parameters<RegistryListener>[0]): void {
    this.#listeners.forEach(listener => listener(change));
  }

  /** Before the mirror has met the model. */
  async #listAtSource(
    model: VersionsOf,
    registry: ModelRegistry,
    request: { limit: number; cursor?: string },
  ): Promise<VersionPage> {
    return askOrFallBack(
      registry,
      signal => this.#source.list(registry, model, request, signal),
      async () => undefined,
    );
  }

  async #listCopy(
    model: VersionsOf,
    registry: ModelRegistry,
    query: Omit<CopyQuery, 'order'> & { order: VersionOrder },
    state: MirrorState | undefined,
  ): Promise<VersionPage> {
    const now = this.#now();
    await this.#copy.lookAgain(model.registry, now);
    const { order, partialOrder } = await this.#runs.order(model, query.order);
    return {
      ...(await this.#copy.list(model.registry, { ...query, order })),
      partialOrder,
      freshness: freshnessOf(registry, state, now),
    };
  }

  /** A version as the registry has it now, or what is kept of one that is gone from there. */
  async #getAtSource(
    model: VersionsOf,
    registry: ModelRegistry,
    version: string,
    signal: AbortSignal,
  ): Promise<VersionDetail> {
    try {
      return await this.#source.get(registry, model, version, signal);
    } catch (error) {
      if (!isError(error) || error.name !== 'NotFoundError') throw error;
      const kept = await this.#kept.get(
        registry,
        model,
        version,
        `It is gone from ${registry.system} (${registry.name}); this is what was last seen of it`,
      );
      if (!kept) throw error;
      return {
        ...kept,
        deletedAt: kept.deletedAt ?? this.#now().toISOString(),
      };
    }
  }

  async #stateOf({ name }: ModelRegistry): Promise<MirrorState | undefined> {
    const states = await this.#mirror.states();
    return states.find(
      ({ instance, what }) => instance === name && what === 'registry',
    );
  }

  #registryOf(model: VersionsOf): ModelRegistry {
    return this.#ports.modelRegistry(model.registry.instance);
  }
}
