import type { LineageQuery, PageQuery } from '../queries';
import type * as Words from '../words';
import { entityPath, toSearch } from './address';
import type { MlCallOptions, MlServer } from './MlServer';

/** What is made from what. */
export const lineageCalls = (server: MlServer) => ({
  /** What something is made from, and what is made from it. */
  getLineage(entityRef: string, query?: LineageQuery, options?: MlCallOptions) {
    return server.get<Words.Lineage>(
      `${entityPath(entityRef)}/lineage${toSearch(query)}`,
      options,
    );
  },

  /** What breaks if this goes. */
  getImpact(entityRef: string, query?: PageQuery, options?: MlCallOptions) {
    return server.get<Words.ImpactPage>(
      `${entityPath(entityRef)}/impact${toSearch(query)}`,
      options,
    );
  },

  /** The lineage as OpenLineage events. */
  exportLineage(
    entityRef: string,
    query?: LineageQuery,
    options?: MlCallOptions,
  ) {
    return server.get<Words.OpenLineageEvent[]>(
      `${entityPath(entityRef)}/lineage/openlineage${toSearch(query)}`,
      options,
    );
  },
});
