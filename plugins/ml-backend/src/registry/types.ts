import type {
  Version,
  VersionDetail,
  VersionPage,
} from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';

/** Where a model's versions and runs are. */
export type VersionsOf = Pick<ModelSpec, 'ref' | 'registry' | 'experiments'>;

/** One page of versions. */
export type VersionListQuery = { limit: number; cursor?: string };

/** Name of a registered model in an instance. */
export type RegisteredName = ModelSpec['registry'];

/** What other rooms ask of the registry. Environments where a version serves are the caller's to add. */
export interface RegistryReader {
  /** Newest first, with the key metrics of their runs. */
  listVersions(
    model: VersionsOf,
    query: VersionListQuery,
  ): Promise<VersionPage>;
  /** With digest, files, signature and run. Throws `NotFoundError`. */
  getVersion(model: VersionsOf, version: string): Promise<VersionDetail>;
  /** The newest known version of many models, without asking the registry; keyed by {@link nameKey}. */
  getNewestKnown(
    names: readonly RegisteredName[],
  ): Promise<Map<string, Version>>;
  /** Versions registered from runs, as far as known, by run id. */
  getKnownVersionsOfRuns(
    name: RegisteredName,
    runIds: readonly string[],
  ): Promise<Map<string, string[]>>;
}

/** A registered model's name as a map's key. */
export const nameKey = ({ instance, model }: RegisteredName): string =>
  JSON.stringify([instance, model]);
