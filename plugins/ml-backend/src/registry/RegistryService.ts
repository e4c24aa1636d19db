import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  RegisteredModelPage,
  RegisteredVersionPage,
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
import type { MirrorReader, MirrorState } from '../mirror';
import type { PortDirectory } from '../ports/PortDirectory';
import type { RunReader } from '../runs';
import { ArtefactFactsReader } from './ArtefactFacts';
import { freshnessOf } from './freshnessOf';
import type { AliasHistory } from './history/AliasHistory';
import type { ModelStore } from './mirror/ModelStore';
import { lastLookAt, type PositionStore } from './mirror/PositionStore';
import type { KeptVersion, VersionRow } from './mirror/rows';
import type { VersionStore } from './mirror/VersionStore';
import { toRegistered } from './toRegistered';
import {
  nameKey,
  versionKey,
  type MoveListQuery,
  type RegisteredListQuery,
  type RegisteredName,
  type RegisteredVersionName,
  type RegistryListener,
  type RegistryReader,
  type RegistryStanding,
  type VersionListQuery,
  type VersionsOf,
} from './types';
import { trainingDataOf, type VersionFactsStore } from './version';
import { keyMetrics, toShownVersion } from './versionWords';

/** Where a page ended: in the copy, or in the source, which is asked while the copy is not there yet. */
type Position =
  | { in: 'copy'; ordinal: number; version: string }
  | { in: 'source'; cursor: string };

const parseCursor = (cursor: string): Position => {
  const [place, first, version] = decodeCursor(cursor, 3);
  return place === 'source'
    ? { in: 'source', cursor: String(first) }
    : { in: 'copy', ordinal: Number(first), version: String(version) };
};

/** A page that is open has its model looked at in the next turn when the last look is older, in milliseconds. */
const LOOK_AGAIN_AFTER = 10_000;

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

/** Versions: lists from the mirror, single ones from the registry itself, or as last seen when it is away. */
export class RegistryService implements RegistryReader {
  readonly #ports: PortDirectory;
  readonly #mirror: MirrorReader;
  readonly #models: ModelStore;
  readonly #versions: VersionStore;
  readonly #positions: PositionStore;
  readonly #history: AliasHistory;
  readonly #runs: RunReader;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #artefacts: ArtefactFactsReader;
  readonly #listeners: RegistryListener[] = [];

  constructor(options: {
    ports: PortDirectory;
    mirror: MirrorReader;
    models: ModelStore;
    versions: VersionStore;
    positions: PositionStore;
    history: AliasHistory;
    facts: VersionFactsStore;
    runs: RunReader;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#ports = options.ports;
    this.#mirror = options.mirror;
    this.#models = options.models;
    this.#versions = options.versions;
    this.#positions = options.positions;
    this.#history = options.history;
    this.#artefacts = new ArtefactFactsReader(options);
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
    const [known, state] = await Promise.all([
      this.#models.find(model.registry),
      this.#stateOf(registry),
    ]);
    // A model that is not there yet may be seconds old: the registry itself knows.
    const page =
      position?.in === 'source' || (!position && !known)
        ? await this.#listAtSource(model, registry, {
            limit: query.limit,
            cursor: position?.cursor,
          })
        : await this.#listCopy(model, registry, {
            limit: query.limit,
            after: position,
            state,
          });
    return { ...page, items: await this.#withMetrics(model, page.items) };
  }

  async getVersion(model: VersionsOf, version: string): Promise<VersionDetail> {
    const registry = this.#registryOf(model);
    return askOrFallBack<VersionDetail>(
      registry,
      async signal => {
        const found = await this.#findAtSource(model, version, signal);
        if (!('model' in found)) return found;
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
        const [known, state] = await Promise.all([
          this.#findKnown(model.registry, version),
          this.#stateOf(registry),
        ]);
        const seenAt = state?.lastOkAt ?? known?.createdAt ?? '';
        return (
          known && {
            ...known,
            files: [],
            digestError: error.message,
            freshness: stale(registry, seenAt, error),
          }
        );
      },
    );
  }

  /** A version as the registry has it now, or what is kept of one that is gone from there. */
  async #findAtSource(
    model: VersionsOf,
    version: string,
    signal: AbortSignal,
  ): Promise<RegisteredVersion | VersionDetail> {
    const registry = this.#registryOf(model);
    try {
      return await registry.getVersion(
        { model: model.registry.model, version },
        { signal },
      );
    } catch (error) {
      if (!isError(error) || error.name !== 'NotFoundError') throw error;
      const known = await this.#findKnown(model.registry, version);
      if (!known) throw error;
      return {
        ...known,
        deletedAt: known.deletedAt ?? this.#now().toISOString(),
        files: [],
        digestError: `It is gone from ${registry.system} (${registry.name}); this is what was last seen of it`,
      };
    }
  }

  async getNewestKnown(names: readonly RegisteredName[]) {
    const newest = await this.#versions.findNewest(names);
    return new Map(
      [...newest].map(([key, row]): [string, Version] => [
        key,
        this.#show(row, {}),
      ]),
    );
  }

  async getKnownVersions(names: readonly RegisteredVersionName[]) {
    const rows = await this.#versions.findNamed(names);
    return new Map(
      rows.map((row): [string, Version] => [
        versionKey(row),
        this.#show(row, {}),
      ]),
    );
  }

  async getKnownVersionsOfRuns(
    name: RegisteredName,
    runIds: readonly string[],
  ) {
    return this.#versions.findByRun(name, runIds);
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
    return new Map(
      found
        .flatMap(rows => [...rows.values()])
        .map((row): [string, RegistryStanding] => [
          nameKey(row),
          {
            aliases: JSON.parse(row.aliases),
            movedOutside: moved.get(nameKey(row)) ?? [],
            deletedAt: row.deleted_at ?? undefined,
          },
        ]),
    );
  }

  async listRegistered(
    query: RegisteredListQuery,
  ): Promise<RegisteredModelPage> {
    const { cursor, limit, ...filter } = query;
    const [instance, model] = cursor ? decodeCursor(cursor, 2).map(String) : [];
    const rows = await this.#models.list({
      ...filter,
      limit: limit + 1,
      after: instance === undefined ? undefined : { instance, model },
    });
    const shown = rows.slice(0, limit);
    const newest = await this.#versions.findNewest(shown);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(row => toRegistered(row, newest.get(nameKey(row)))),
      nextCursor: last && encodeCursor([last.instance, last.model]),
    };
  }

  async listRegisteredVersions(
    name: RegisteredName,
    query: VersionListQuery,
  ): Promise<RegisteredVersionPage> {
    const position = query.cursor ? parseCursor(query.cursor) : undefined;
    return this.#pageOf(
      name,
      query.limit,
      position?.in === 'copy' ? position : undefined,
    );
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

  async #stateOf({ name }: ModelRegistry): Promise<MirrorState | undefined> {
    const states = await this.#mirror.states();
    return states.find(
      ({ instance, what }) => instance === name && what === 'registry',
    );
  }

  /** Before the mirror has met the model. */
  async #listAtSource(
    model: VersionsOf,
    registry: ModelRegistry,
    request: { limit: number; cursor?: string },
  ): Promise<VersionPage> {
    return askOrFallBack(
      registry,
      async signal => {
        const page = await pageOf(
          registry,
          { model: model.registry.model, ...request },
          signal,
        );
        return {
          items: page.items.map(one => toShownVersion(one, registry)),
          nextCursor:
            page.nextCursor && encodeCursor(['source', page.nextCursor, '']),
          freshness: live(registry, this.#now()),
        };
      },
      async () => undefined,
    );
  }

  async #listCopy(
    model: VersionsOf,
    registry: ModelRegistry,
    query: {
      limit: number;
      after?: { ordinal: number; version: string };
      state?: MirrorState;
    },
  ): Promise<VersionPage> {
    const { limit, after, state } = query;
    const now = this.#now();
    await this.#lookAgain(model.registry, now);
    return {
      ...(await this.#pageOf(model.registry, limit, after)),
      freshness: freshnessOf(registry, state, now),
    };
  }

  /** A registry that does not answer is asked no sooner for it, and a model that cannot be read neither. */
  async #lookAgain(name: RegisteredName, now: Date): Promise<void> {
    const [row, position] = await Promise.all([
      this.#models.find(name),
      this.#positions.get(name.instance),
    ]);
    if (!row || row.look_at !== null || row.deleted_at !== null) return;
    const age = now.getTime() - Date.parse(lastLookAt(row, position));
    if (age > LOOK_AGAIN_AFTER) {
      await this.#models.askLook(name, now.toISOString());
    }
  }

  async #pageOf(
    name: RegisteredName,
    limit: number,
    after?: { ordinal: number; version: string },
  ): Promise<RegisteredVersionPage> {
    const [model, rows] = await Promise.all([
      this.#models.find(name),
      this.#versions.list(name, { limit: limit + 1, after }),
    ]);
    const aliases = model ? JSON.parse(model.aliases) : {};
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(row => this.#show(row, aliases)),
      nextCursor:
        last && encodeCursor(['copy', Number(last.ordinal), last.version]),
    };
  }

  async #findKnown(
    name: RegisteredName,
    version: string,
  ): Promise<Version | undefined> {
    const [model, row] = await Promise.all([
      this.#models.find(name),
      this.#versions.find(name, version),
    ]);
    return row && this.#show(row, model ? JSON.parse(model.aliases) : {});
  }

  #show(row: VersionRow, aliases: Record<string, string>): Version {
    const kept: KeptVersion = JSON.parse(row.payload);
    const registry = this.#ports.modelRegistries.find(
      ({ name }) => name === row.instance,
    );
    return {
      ...toShownVersion(
        {
          ...kept,
          aliases: Object.keys(aliases).filter(
            alias => aliases[alias] === row.version,
          ),
        },
        registry,
      ),
      deletedAt: row.deleted_at ?? undefined,
    };
  }

  #registryOf(model: VersionsOf): ModelRegistry {
    return this.#ports.modelRegistry(model.registry.instance);
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
      return run
        ? { ...item, metrics: keyMetrics(run), data: trainingDataOf(run) }
        : item;
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
}
