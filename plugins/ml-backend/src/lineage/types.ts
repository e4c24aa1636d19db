import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ImpactPage,
  Lineage,
  LineageEdge,
  LineageNode,
  OpenLineageEvent,
  Run,
  Version,
} from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';

export type { ImpactPage, Lineage, LineageEdge, LineageNode, OpenLineageEvent };

/** Where a node stands, seen from the one that was asked about. */
export type Side = LineageNode['side'];

/** Which way, and how many steps. */
export type LineageQuery = {
  direction: 'both' | 'upstream' | 'downstream';
  depth: number;
};

/** A version with the run that made it, where the tracking server knows it. */
export type TrainedVersion = { node: LineageNode; version: Version; run?: Run };

/** A graph while it is being put together. */
export type Graph = {
  root: string;
  nodes: Map<string, LineageNode>;
  /** By {@link edgeKey}. */
  edges: Map<string, LineageEdge>;
  /** Models of the catalog among the nodes, by entity reference. */
  models: Map<string, ModelSpec>;
  /** Versions that were added to models. */
  versions: TrainedVersion[];
  truncated: boolean;
  deeper: boolean;
  silent: { instance: string; error: string }[];
};

/** Most nodes of one graph. */
export const MOST_NODES = 500;

/** An edge as a map's key. */
export const edgeKey = ({ from, to }: Pick<LineageEdge, 'from' | 'to'>) =>
  JSON.stringify([from, to]);

/** Lineage for callers with credentials: takes `ml.read`, and shows only what the caller may see in the catalog. */
export interface LineageReader {
  getLineage(
    entityRef: string,
    query: LineageQuery,
    credentials: BackstageCredentials,
  ): Promise<Lineage>;
  getImpact(
    entityRef: string,
    page: { limit: number; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<ImpactPage>;
  exportOpenLineage(
    entityRef: string,
    query: LineageQuery,
    credentials: BackstageCredentials,
  ): Promise<OpenLineageEvent[]>;
}
