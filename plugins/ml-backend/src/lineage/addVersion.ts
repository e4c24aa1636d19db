import type { Run, Version } from '@slipway/plugin-ml-common';
import type { Entity } from '@backstage/catalog-model';
import type { ModelSpec } from '../entities';
import type { ServesIn } from '../registry';
import { isLoggable, namesOf } from './dataNames';
import { addEdge, addNode } from './graph';
import { nodeOf, type Place } from './nodeOf';
import type { Graph, LineageNode } from './types';
import { contextOf, LONGEST, versionNode } from './versionNode';

/** Most datasets of one version. */
const MOST_DATASETS = 50;

type Dataset = Run['datasets'][number];

/** What is added to a graph: a version of one of its models, and what is known of it. */
export type AddedVersion = ServesIn & {
  model: ModelSpec;
  /** The model's. */
  node: LineageNode;
  version: Version;
  run?: Run;
  /** Data of the catalog that the graph may not have, by the name that runs log. */
  catalogued: ReadonlyMap<string, Entity>;
  depth: number;
};

/** A dataset that is named like a table or a feature set of this graph is that one. */
export const nodeNamed = (
  graph: Graph,
  name: string,
): LineageNode | undefined =>
  [...graph.nodes.values()].find(
    node =>
      node.side !== 'downstream' &&
      isLoggable(node) &&
      namesOf(node).includes(name),
  );

function byName(graph: Graph, datasets: readonly Dataset[]) {
  const named = new Map<string, Dataset[]>();
  for (const dataset of datasets.slice(0, MOST_DATASETS)) {
    named.set(dataset.name, [...(named.get(dataset.name) ?? []), dataset]);
  }
  graph.truncated ||= datasets.length > MOST_DATASETS;
  return named;
}

const digestsOf = (read: readonly Dataset[]) => [
  ...new Set(read.map(({ digest }) => digest.slice(0, LONGEST))),
];

/** The node of what a run read: of the graph, of the catalog, or one that only the run knows, for all its digests. */
function dataNode(
  { graph, instance, catalogued }: DataOf,
  [name, read]: [string, Dataset[]],
  place: Place,
): LineageNode {
  const known = nodeNamed(graph, name);
  if (known) return known;
  const entity = catalogued.get(name);
  if (entity) return nodeOf(entity, place);
  const digests = digestsOf(read);
  return {
    id: `dataset:${instance}/${name.slice(0, LONGEST)}`,
    kind: 'dataset',
    title: name.slice(0, LONGEST),
    description: read[0]?.source?.slice(0, LONGEST),
    version: digests.length === 1 ? digests[0] : undefined,
    unknownToCatalog: true,
    ...place,
  };
}

type DataOf = {
  graph: Graph;
  instance: string;
  catalogued: ReadonlyMap<string, Entity>;
};

/** Adds a version to its model, and the data that its run read; within the depth and the most nodes of a graph. */
export function addVersion(graph: Graph, added: AddedVersion) {
  const { model, node, version, run, catalogued, depth } = added;
  const distance = node.distance + 1;
  const place: Place = { side: 'upstream', distance };
  const shown = versionNode(model, version, added, place);
  if (!addNode(graph, shown)) return;
  addEdge(graph, { from: shown.id, to: model.ref, relation: 'versionOf' });
  const digests = new Map<string, string[]>();
  graph.versions.push({ node: shown, version, run, digests });
  if (!run || run.datasets.length === 0) return;
  if (distance >= depth) {
    graph.deeper = true;
    return;
  }
  const { instance } = model.registry;
  for (const [name, read] of byName(graph, run.datasets)) {
    const from = dataNode({ graph, instance, catalogued }, [name, read], {
      side: 'upstream',
      distance: distance + 1,
    });
    if (!addNode(graph, from)) continue;
    digests.set(from.id, [
      ...new Set([...(digests.get(from.id) ?? []), ...digestsOf(read)]),
    ]);
    addEdge(graph, {
      from: from.id,
      to: shown.id,
      relation: 'readBy',
      context: contextOf(read.flatMap(({ context }) => context ?? [])),
    });
  }
}
