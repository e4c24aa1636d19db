import type { Entity } from '@backstage/catalog-model';
import { isModelLike } from '@slipway/plugin-ml-common';
import { toModelSpec } from '../entities';
import { nodeOf, unknownNode, type Place } from './nodeOf';
import { flowsOf, stronger } from './relations';
import { edgeKey, type Graph, type LineageQuery } from './types';

/** An entity that the walk has come to. */
export type Step = { entity: Entity; place: Place };

/** What one step further leads to, on which side. */
export function ahead(
  frontier: readonly Step[],
  direction: LineageQuery['direction'],
  isKnown: (ref: string) => boolean,
): Map<string, 'upstream' | 'downstream'> {
  const next = new Map<string, 'upstream' | 'downstream'>();
  for (const { entity, place } of frontier) {
    for (const { side, other } of flowsOf(entity)) {
      const goes = place.side === 'root' || place.side === side;
      const wanted = direction === 'both' || direction === side;
      if (goes && wanted && !isKnown(other) && !next.has(other)) {
        next.set(other, side);
      }
    }
  }
  return next;
}

/** The graph of everything that the walk has come to. */
export function assemble(
  root: string,
  steps: ReadonlyMap<string, Step>,
  found: {
    unknown: ReadonlyMap<string, Place>;
    truncated: boolean;
    deeper: boolean;
  },
): Graph {
  const { unknown, truncated, deeper } = found;
  const graph: Graph = {
    root,
    nodes: new Map(),
    edges: new Map(),
    models: new Map(),
    versions: [],
    truncated,
    deeper,
    silent: [],
  };
  for (const [ref, { entity, place }] of steps) {
    graph.nodes.set(ref, nodeOf(entity, place));
    if (isModelLike(entity)) graph.models.set(ref, toModelSpec(entity));
  }
  for (const [ref, place] of unknown) {
    graph.nodes.set(ref, unknownNode(ref, place));
  }
  for (const { entity } of steps.values()) {
    for (const { edge } of flowsOf(entity)) {
      if (!graph.nodes.has(edge.from) || !graph.nodes.has(edge.to)) continue;
      const key = edgeKey(edge);
      const there = graph.edges.get(key);
      graph.edges.set(key, there ? stronger(there, edge) : edge);
    }
  }
  return graph;
}
