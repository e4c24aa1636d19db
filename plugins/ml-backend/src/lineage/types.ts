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
export type TrainedVersion = {
  node: LineageNode;
  version: Version;
  run?: Run;
  /** Digests of what the run read, by the id of the node. */
  digests: Map<string, string[]>;
};

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
  silent: Lineage['silent'];
  /** Servers whose copy is shown, as they do not answer. */
  stale: Lineage['stale'];
};

/** Why events do not tell everything: the graph was full, cut at the depth, or runs did not answer. */
export type LineageGap = 'truncated' | 'deeper' | 'runs';

/** A lineage as events. */
export type ExportedLineage = {
  events: OpenLineageEvent[];
  gaps: LineageGap[];
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
  ): Promise<ExportedLineage>;
}
