import type {
  HistoryQuery,
  PageQuery,
  RegisteredModelsQuery,
  RegisteredVersionsQuery,
  VersionsQuery,
} from '../queries';
import type * as Words from '../words';
import { entityPath, part, toSearch } from './address';
import type { MlCallOptions, MlServer } from './MlServer';

/** Models, versions and aliases as their registries have them. */
export const registryCalls = (server: MlServer) => ({
  getVersions(
    entityRef: string,
    query?: VersionsQuery,
    options?: MlCallOptions,
  ) {
    return server.get<Words.VersionPage>(
      `${entityPath(entityRef)}/versions${toSearch(query)}`,
      options,
    );
  },

  getVersion(entityRef: string, version: string, options?: MlCallOptions) {
    return server.get<Words.VersionDetail>(
      `${entityPath(entityRef)}/versions/${part(version)}`,
      options,
    );
  },

  /** What differs between `version` (left) and `other` (right). */
  compareVersions(
    entityRef: string,
    version: string,
    other: string,
    options?: MlCallOptions,
  ) {
    return server.get<Words.VersionComparison>(
      `${entityPath(entityRef)}/versions/${part(version)}/comparison${toSearch({
        with: other,
      })}`,
      options,
    );
  },

  /** Every move of an alias, newest first. */
  getHistory(entityRef: string, query?: HistoryQuery, options?: MlCallOptions) {
    return server.get<Words.MovePage>(
      `${entityPath(entityRef)}/history${toSearch(query)}`,
      options,
    );
  },

  /** What the alias of each environment pointed at; `at` is RFC 3339. */
  getProductionAt(entityRef: string, at: string, options?: MlCallOptions) {
    return server.get<Words.ProductionAt>(
      `${entityPath(entityRef)}/production${toSearch({ at })}`,
      options,
    );
  },

  /** What the registries hold, whether the catalog knows it or not. */
  getRegisteredModels(query?: RegisteredModelsQuery, options?: MlCallOptions) {
    return server.get<Words.RegisteredModelPage>(
      `/registered-models${toSearch(query)}`,
      options,
    );
  },

  getRegisteredVersions(
    query: RegisteredVersionsQuery,
    options?: MlCallOptions,
  ) {
    return server.get<Words.RegisteredVersionPage>(
      `/registered-models/versions${toSearch(query)}`,
      options,
    );
  },

  /** Versions of every registry, for indexes. */
  getEveryRegisteredVersion(query?: PageQuery, options?: MlCallOptions) {
    return server.get<Words.IndexedVersionPage>(
      `/registered-versions${toSearch(query)}`,
      options,
    );
  },
});
