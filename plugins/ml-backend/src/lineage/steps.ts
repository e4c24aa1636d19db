import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { flowRank, flowsOf, isModelLike } from '@slipway/plugin-ml-common';
import { toModelSpec } from '../entities';
import { addEdge, emptyGraph } from './graph';
import { nodeOf, unknownNode, type Place } from './nodeOf';
import {
  edgeKey,
  type Graph,
  type LineageEdge,
  type LineageQuery,
  type TrainedVersion,
} from './types';

/** An entity that the walk has come to. */
export type Step = { entity: Entity; place: Place };

/** A version that was trained on what the walk has come to; edges lead to it from the data. */
export type ReadingStep = { trained: TrainedVersion; edges: LineageEdge[] };

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

/** The edges that an entity's relations say. */
function edgesOf(entity: Entity): LineageEdge[] {
  const self = stringifyEntityRef(entity);
  return flowsOf(entity).map(({ side, other, relation }) =>
    side === 'upstream'
      ? { from: other, to: self, relation }
      : { from: self, to: other, relation },
  );
}

/** The graph of everything that the walk has come to. */
export function assemble(
  root: string,
  steps: ReadonlyMap<string, Step>,
  found: {
    unknown: ReadonlyMap<string, Place>;
    readings: readonly ReadingStep[];
    truncated: boolean;
    deeper: boolean;
  },
): Graph {
  const { unknown, readings, truncated, deeper } = found;
  const graph = { ...emptyGraph(root), truncated, deeper };
  for (const [ref, { entity, place }] of steps) {
    graph.nodes.set(ref, nodeOf(entity, place));
    if (isModelLike(entity)) graph.models.set(ref, toModelSpec(entity));
  }
  for (const [ref, place] of unknown) {
    graph.nodes.set(ref, unknownNode(ref, place));
  }
  for (const { entity } of steps.values()) {
    for (const edge of edgesOf(entity)) {
      if (!graph.nodes.has(edge.from) || !graph.nodes.has(edge.to)) continue;
      const there = graph.edges.get(edgeKey(edge));
      const isStronger =
        !there || flowRank(edge.relation) < flowRank(there.relation);
      if (isStronger) addEdge(graph, edge);
    }
  }
  for (const { trained, edges } of readings) {
    const { node } = trained;
    graph.nodes.set(node.id, node);
    graph.versions.push(trained);
    edges.forEach(edge => addEdge(graph, edge));
    if (node.model && graph.nodes.has(node.model)) {
      addEdge(graph, { from: node.id, to: node.model, relation: 'versionOf' });
    }
  }
  return graph;
}
