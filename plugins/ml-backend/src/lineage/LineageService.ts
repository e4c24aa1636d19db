import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { ImpactPage, Lineage } from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../authorization';
import { decodeCursor, encodeCursor } from '../database/cursor';
import type { BaseVersions } from './BaseVersions';
import type { CatalogLineage } from './CatalogLineage';
import { comesAfter, impactOf } from './impactOf';
import { openLineageOf } from './openLineage/openLineageOf';
import type { StaleServers } from './StaleServers';
import type { TrainingData } from './TrainingData';
import type {
  ExportedLineage,
  Graph,
  LineageGap,
  LineageQuery,
  LineageReader,
} from './types';

/** Farther than any real chain; the walk ends earlier, when nothing is left or 500 nodes are there. */
const FARTHEST = 20;

const gapsOf = ({ truncated, deeper, silent }: Graph): LineageGap[] => [
  ...(truncated ? (['truncated'] as const) : []),
  ...(deeper ? (['deeper'] as const) : []),
  ...(silent.length > 0 ? (['runs'] as const) : []),
];

/** See {@link LineageReader}. */
export class LineageService implements LineageReader {
  readonly #access: EntityAccess;
  readonly #catalog: CatalogLineage;
  readonly #trainingData: TrainingData;
  readonly #baseVersions: Pick<BaseVersions, 'addTo'>;
  readonly #staleServers: Pick<StaleServers, 'of'>;
  readonly #now: () => Date;

  constructor(options: {
    access: EntityAccess;
    catalogLineage: CatalogLineage;
    trainingData: TrainingData;
    baseVersions: Pick<BaseVersions, 'addTo'>;
    staleServers: Pick<StaleServers, 'of'>;
    now: () => Date;
  }) {
    this.#access = options.access;
    this.#catalog = options.catalogLineage;
    this.#trainingData = options.trainingData;
    this.#baseVersions = options.baseVersions;
    this.#staleServers = options.staleServers;
    this.#now = options.now;
  }

  async getLineage(
    entityRef: string,
    query: LineageQuery,
    credentials: BackstageCredentials,
  ): Promise<Lineage> {
    const graph = await this.#graph(entityRef, query, credentials);
    const { root, nodes, edges, truncated, deeper, silent } = graph;
    return {
      root,
      nodes: [...nodes.values()],
      edges: [...edges.values()],
      truncated,
      deeper,
      silent,
      stale: await this.#staleServers.of(graph),
    };
  }

  async getImpact(
    entityRef: string,
    { limit, cursor }: { limit: number; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<ImpactPage> {
    const after = cursor ? decodeCursor(cursor, 3) : undefined;
    const entity = await this.#access.requireRead(entityRef, credentials);
    const graph = await this.#catalog.walk(
      entity,
      { direction: 'downstream', depth: FARTHEST },
      credentials,
    );
    const { items, owners } = impactOf(graph);
    const rest = after
      ? items.filter(
          comesAfter({
            distance: Number(after[0]),
            title: String(after[1]),
            ref: String(after[2]),
          }),
        )
      : items;
    const last = rest.length > limit ? rest[limit - 1] : undefined;
    return {
      items: rest.slice(0, limit),
      owners,
      total: items.length,
      truncated: graph.truncated || graph.deeper,
      nextCursor: last && encodeCursor([last.distance, last.title, last.ref]),
    };
  }

  async exportOpenLineage(
    entityRef: string,
    query: LineageQuery,
    credentials: BackstageCredentials,
  ): Promise<ExportedLineage> {
    const graph = await this.#graph(entityRef, query, credentials);
    const away = graph.silent.find(({ missing }) => missing === 'versions');
    if (away) {
      throw new ServiceUnavailableError(
        `The events would lack the versions of ${away.instance}: ${away.error}`,
      );
    }
    return { events: openLineageOf(graph, this.#now()), gaps: gapsOf(graph) };
  }

  async #graph(
    entityRef: string,
    query: LineageQuery,
    credentials: BackstageCredentials,
  ): Promise<Graph> {
    const entity = await this.#access.requireRead(entityRef, credentials);
    const graph = await this.#catalog.walk(entity, query, credentials);
    if (query.direction !== 'downstream') {
      await this.#trainingData.addTo(graph, query.depth, credentials);
      await this.#baseVersions.addTo(graph, query.depth, credentials);
    }
    return graph;
  }
}
