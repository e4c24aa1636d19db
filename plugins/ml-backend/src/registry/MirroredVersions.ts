import type {
  RegisteredModelPage,
  RegisteredVersionPage,
  Version,
} from '@slipway/plugin-ml-common';
import type { RegisteredVersion } from '@slipway/plugin-ml-node';
import { decodeCursor, encodeCursor } from '../database/cursor';
import type { PortDirectory } from '../ports/PortDirectory';
import type { VersionFilter } from './mirror/applyVersionFilter';
import type { ModelStore } from './mirror/ModelStore';
import { lastLookAt, type PositionStore } from './mirror/PositionStore';
import type { RenamedModels } from './mirror/RenamedModels';
import type { KeptVersion, VersionRow } from './mirror/rows';
import type { SearchOrder, VersionSearch } from './mirror/VersionSearch';
import type { VersionStore } from './mirror/VersionStore';
import { toRegistered } from './toRegistered';
import {
  nameKey,
  versionKey,
  type RegisteredListQuery,
  type RegisteredName,
  type RegisteredVersionName,
} from './types';
import { writeVersionCursor, type VersionPosition } from './versionCursor';
import { NEWEST_FIRST } from './versionOrder';
import { toShownVersion } from './versionWords';

/** Which page of which versions; the newest first where no order is given. */
export type CopyQuery = {
  limit: number;
  after?: VersionPosition;
  filter?: VersionFilter;
  order?: SearchOrder;
};

/** A page that is open has its model looked at in the next turn when the last look is older, in milliseconds. */
const LOOK_AGAIN_AFTER = 10_000;

function registeredOf(
  row: VersionRow,
  aliases: Record<string, string>,
): RegisteredVersion {
  const kept: KeptVersion = JSON.parse(row.payload);
  return {
    ...kept,
    aliases: Object.keys(aliases).filter(
      alias => aliases[alias] === row.version,
    ),
  };
}

/** Models and versions as the mirror saw them last, without asking their registries. */
export class MirroredVersions {
  readonly #ports: PortDirectory;
  readonly #models: ModelStore;
  readonly #versions: VersionStore;
  readonly #search: VersionSearch;
  readonly #positions: PositionStore;
  readonly #renamed: RenamedModels;

  constructor(options: {
    ports: PortDirectory;
    models: ModelStore;
    versions: VersionStore;
    search: VersionSearch;
    positions: PositionStore;
    renamed: RenamedModels;
  }) {
    this.#ports = options.ports;
    this.#models = options.models;
    this.#versions = options.versions;
    this.#search = options.search;
    this.#positions = options.positions;
    this.#renamed = options.renamed;
  }

  /** Has the mirror met the model? */
  async knows(name: RegisteredName): Promise<boolean> {
    return (await this.#models.find(name)) !== undefined;
  }

  async list(
    name: RegisteredName,
    query: CopyQuery,
  ): Promise<RegisteredVersionPage> {
    const { limit, after, filter = {}, order = NEWEST_FIRST } = query;
    const model = await this.#models.find(name);
    const aliases = model ? JSON.parse(model.aliases) : {};
    const found = await this.#search.find(name, {
      filter,
      aliases,
      order,
      limit: limit + 1,
      after: after?.in === 'copy' ? after : undefined,
    });
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).map(({ row }) => this.#show(row, aliases)),
      nextCursor:
        last && writeVersionCursor({ in: 'copy', ...last.place }, order),
    };
  }

  /** In the words of the port and of the API. */
  async find(
    name: RegisteredName,
    version: string,
  ): Promise<{ registered: RegisteredVersion; shown: Version } | undefined> {
    const [model, row] = await Promise.all([
      this.#models.find(name),
      this.#versions.find(name, version),
    ]);
    const aliases = model ? JSON.parse(model.aliases) : {};
    return (
      row && {
        registered: registeredOf(row, aliases),
        shown: this.#show(row, aliases),
      }
    );
  }

  /** Without their aliases; keyed by {@link versionKey}. */
  async findNamed(
    names: readonly RegisteredVersionName[],
  ): Promise<Map<string, Version>> {
    const rows = await this.#versions.findNamed(names);
    return new Map(rows.map(row => [versionKey(row), this.#show(row, {})]));
  }

  /** Without their aliases; keyed by {@link nameKey}. */
  async findNewest(
    names: readonly RegisteredName[],
  ): Promise<Map<string, Version>> {
    const newest = await this.#versions.findNewest(names);
    return new Map([...newest].map(([key, row]) => [key, this.#show(row, {})]));
  }

  /** Names of versions by the run that they were registered from. */
  async findByRun(
    name: RegisteredName,
    runIds: readonly string[],
  ): Promise<Map<string, string[]>> {
    return this.#versions.findByRun(name, runIds);
  }

  /** Models of every registry, by instance and name. */
  async listModels(query: RegisteredListQuery): Promise<RegisteredModelPage> {
    const { cursor, limit, ...filter } = query;
    const [instance, model] = cursor ? decodeCursor(cursor, 2).map(String) : [];
    const rows = await this.#models.list({
      ...filter,
      limit: limit + 1,
      after: instance === undefined ? undefined : { instance, model },
    });
    const shown = rows.slice(0, limit);
    const [newest, present] = await Promise.all([
      this.#versions.findNewest(shown),
      this.#renamed.findPresent(shown),
    ]);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(row =>
        toRegistered(row, newest.get(nameKey(row)), present.get(nameKey(row))),
      ),
      nextCursor: last && encodeCursor([last.instance, last.model]),
    };
  }

  /** A registry that does not answer is asked no sooner for it, and a model that cannot be read neither. */
  async lookAgain(name: RegisteredName, now: Date): Promise<void> {
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

  #show(row: VersionRow, aliases: Record<string, string>): Version {
    const registry = this.#ports.modelRegistries.find(
      ({ name }) => name === row.instance,
    );
    return {
      ...toShownVersion(registeredOf(row, aliases), registry),
      deletedAt: row.deleted_at ?? undefined,
    };
  }
}
