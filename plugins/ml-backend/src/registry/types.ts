import type {
  GoneModel,
  Move,
  MovedOutside,
  MovePage,
  ProductionAt,
  RegisteredModel,
  RegisteredModelPage,
  RegisteredVersionPage,
  RegistryServing,
  Version,
  VersionDetail,
  VersionPage,
} from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { ModelSpec } from '../entities';
import type { RunsOf } from '../runs';
import type { VersionFilter } from './mirror/applyVersionFilter';
import type { VersionOrder } from './versionOrder';

/** Where a model's versions and runs are. */
export type VersionsOf = RunsOf;

/** One page of versions. */
export type VersionListQuery = { limit: number; cursor?: string };

/** One page of the versions that a filter lets through, in an order. */
export type VersionSearchQuery = VersionListQuery &
  VersionFilter & {
    /** `version`, `created` or `metrics.` and a name; without it `version`. */
    sort?: string;
    /** Without it `desc`. */
    order?: VersionOrder['direction'];
  };

/** Name of a registered model in an instance. */
export type RegisteredName = ModelSpec['registry'];

/** One version of a registered model. */
export type RegisteredVersionName = RegisteredName & { version: string };

/** One page of what the registries hold. */
export type RegisteredListQuery = {
  instance?: string;
  /** Every word must occur in name or description. */
  text?: string;
  cursor?: string;
  limit: number;
  /** Also what is gone from its registry. */
  includeDeleted?: boolean;
};

/** A registered model as it was last seen; RFC 3339 times in UTC. */
export type RegisteredModelRow = RegisteredModel;

/** One page of the moves of a model's aliases, and of its versions between stages. */
export type MoveListQuery = {
  environment?: string;
  kind?: Move['kind'];
  alias?: string;
  /** From or to which an alias moved, or which moved between stages. */
  version?: string;
  /** Any of these; none means all. */
  by?: readonly Move['by'][];
  /** RFC 3339: at or after it. */
  after?: string;
  /** RFC 3339: before it. */
  before?: string;
  /** By time; `desc`, the newest first, where absent. */
  order?: 'asc' | 'desc';
  limit: number;
  cursor?: string;
};

/** Where a model's aliases point. */
export type RegistryStanding = {
  /** Version by alias. */
  aliases: Record<string, string>;
  /** Aliases of environments that somebody else than the portal moved last. */
  movedOutside: MovedOutside[];
  /** Present where the registry has no model of this name any more. */
  gone?: GoneModel;
};

/** A move by somebody else than the portal; no version stands for no alias. */
export type OutsideMove = RegisteredName & {
  id: string;
  alias: string;
  from_version: string | null;
  to_version: string | null;
  noticed_at: string;
  /** What was deleted, and the alias with it. */
  gone?: 'model' | 'version';
};

/** Moves from outside of which the owners are to be told. */
export interface AliasMoveReader {
  /** The first ones that were noticed since then and of which nobody was told; those behind `after`. */
  findUntold(
    aliases: readonly string[],
    since: string,
    limit: number,
    after?: OutsideMove,
  ): Promise<OutsideMove[]>;
  /** Takes a move to tell of it; false when somebody else did. */
  claim(id: string, now: string, transaction: Knex): Promise<boolean>;
  /** One move, with what was deleted. */
  findMove(id: string): Promise<OutsideMove | undefined>;
}

/** Told of changes. Must not throw. */
export type RegistryListener = (change: {
  instance: string;
  /** Names of registered models. */
  models: string[];
  wasMovedOutside: boolean;
}) => void;

/** What other rooms ask of the registry. Environments where a version serves are the caller's to add. */
export interface RegistryReader {
  /**
   * With the key metrics of their runs, the newest first unless asked otherwise. Throws `InputError` for a sorting, a
   * filter or a cursor that cannot be read, and `ConflictError` for a filter or a sorting before the mirror has met the
   * model.
   */
  listVersions(
    model: VersionsOf,
    query: VersionSearchQuery,
  ): Promise<VersionPage>;
  /** With digest, files, signature and run. Throws `NotFoundError`. */
  getVersion(model: VersionsOf, version: string): Promise<VersionDetail>;
  /** The newest known version of many models, without asking the registry; keyed by {@link nameKey}. */
  getNewestKnown(
    names: readonly RegisteredName[],
  ): Promise<Map<string, Version>>;
  /** Versions as far as known, without asking the registry, also those that are gone; keyed by {@link versionKey}. */
  getKnownVersions(
    names: readonly RegisteredVersionName[],
  ): Promise<Map<string, Version>>;
  /** Where the aliases of many models point, as far as known, and which were moved outside; keyed by {@link nameKey}. */
  getStandings(
    names: readonly RegisteredName[],
  ): Promise<Map<string, RegistryStanding>>;
  /**
   * What the aliases and stages of the configured environments say serves there, in their order, of many models, as far
   * as known and whoever brought it there; keyed by {@link nameKey}.
   */
  getServing(
    names: readonly RegisteredName[],
  ): Promise<Map<string, RegistryServing[]>>;
  /** What the registries hold, whether the catalog knows it or not; by instance and name. */
  listRegistered(query: RegisteredListQuery): Promise<RegisteredModelPage>;
  /** Versions with description and tags, newest first, without asking the registry. */
  listRegisteredVersions(
    name: RegisteredName,
    query: VersionListQuery,
  ): Promise<RegisteredVersionPage>;
  /** Moves of aliases and of versions between stages, newest first unless asked otherwise. */
  listMoves(name: RegisteredName, query: MoveListQuery): Promise<MovePage>;
  /** Which version the alias of each environment pointed at, or was in its stage. */
  getProductionAt(name: RegisteredName, at: Date): Promise<ProductionAt>;
  /** Told, on the replica that read it, which models of an instance are new or different, and when an alias moved outside. */
  onChanged(listener: RegistryListener): void;
  /** Versions registered from runs, as far as known, by run id. */
  getKnownVersionsOfRuns(
    name: RegisteredName,
    runIds: readonly string[],
  ): Promise<Map<string, string[]>>;
}

/** A registered model's name as a map's key. */
export const nameKey = ({ instance, model }: RegisteredName): string =>
  JSON.stringify([instance, model]);

/** A version's name as a map's key. */
export const versionKey = ({
  instance,
  model,
  version,
}: RegisteredVersionName): string => JSON.stringify([instance, model, version]);
