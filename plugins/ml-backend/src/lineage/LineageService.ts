import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ImpactPage,
  Lineage,
  OpenLineageEvent,
} from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../authorization';
import { decodeCursor, encodeCursor } from '../database/cursor';
import type { CatalogLineage } from './CatalogLineage';
import { impactOf } from './impactOf';
import { openLineageOf } from './openLineage/openLineageOf';
import type { TrainingData } from './TrainingData';
import type { Graph, LineageQuery, LineageReader } from './types';

/** Farther than any real chain; the walk ends earlier, when nothing is left or 500 nodes are there. */
const FARTHEST = 20;

/** See {@link LineageReader}. */
export class LineageService implements LineageReader {
  readonly #access: EntityAccess;
  readonly #catalog: CatalogLineage;
  readonly #trainingData: TrainingData;
  readonly #now: () => Date;

  constructor(options: {
    access: EntityAccess;
    catalogLineage: CatalogLineage;
    trainingData: TrainingData;
    now: () => Date;
  }) {
    this.#access = options.access;
    this.#catalog = options.catalogLineage;
    this.#trainingData = options.trainingData;
    this.#now = options.now;
  }

  async getLineage(
    entityRef: string,
    query: LineageQuery,
    credentials: BackstageCredentials,
  ): Promise<Lineage> {
    const { root, nodes, edges, truncated, deeper, silent } = await this.#graph(
      entityRef,
      query,
      credentials,
    );
    return {
      root,
      nodes: [...nodes.values()],
      edges: [...edges.values()],
      truncated,
      deeper,
      silent,
    };
  }

  async getImpact(
    entityRef: string,
    { limit, cursor }: { limit: number; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<ImpactPage> {
    const [, after] = cursor ? decodeCursor(cursor, 2) : ['', 0];
    const from = Number(after);
    const entity = await this.#access.requireRead(entityRef, credentials);
    const graph = await this.#catalog.walk(
      entity,
      { direction: 'downstream', depth: FARTHEST },
      credentials,
    );
    const { items, owners } = impactOf(graph);
    const to = from + limit;
    return {
      items: items.slice(from, to),
      owners,
      total: items.length,
      truncated: graph.truncated,
      nextCursor: to < items.length ? encodeCursor(['impact', to]) : undefined,
    };
  }

  async exportOpenLineage(
    entityRef: string,
    query: LineageQuery,
    credentials: BackstageCredentials,
  ): Promise<OpenLineageEvent[]> {
    const graph = await this.#graph(entityRef, query, credentials);
    return openLineageOf(graph, this.#now());
  }

  async #graph(
    entityRef: string,
    query: LineageQuery,
    credentials: BackstageCredentials,
  ): Promise<Graph> {
    const entity = await this.#access.requireRead(entityRef, credentials);
    const graph = await this.#catalog.walk(entity, query, credentials);
    if (query.direction !== 'downstream') {
      await this.#trainingData.addTo(graph, query.depth);
    }
    return graph;
  }
}
