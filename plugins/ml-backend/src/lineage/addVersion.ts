import type { Run, Version } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import {
  edgeKey,
  MOST_NODES,
  type Graph,
  type LineageEdge,
  type LineageNode,
} from './types';

/** Most datasets of one version. */
const MOST_DATASETS = 50;
const LONGEST = 250;

type Dataset = Run['datasets'][number];

const addEdge = (graph: Graph, edge: LineageEdge) =>
  graph.edges.set(edgeKey(edge), edge);

function addNode(graph: Graph, node: LineageNode): boolean {
  if (graph.nodes.has(node.id)) return true;
  if (graph.nodes.size >= MOST_NODES) {
    graph.truncated = true;
    return false;
  }
  graph.nodes.set(node.id, node);
  return true;
}

function byName(datasets: readonly Dataset[]): Map<string, Dataset[]> {
  const named = new Map<string, Dataset[]>();
  for (const dataset of datasets.slice(0, MOST_DATASETS)) {
    named.set(dataset.name, [...(named.get(dataset.name) ?? []), dataset]);
  }
  return named;
}

const DATA = new Set(['table', 'topic', 'bucket', 'dataset', 'feature-set']);

/** A dataset that is named like a table or a feature set of this graph is that one. */
const entityNamed = (graph: Graph, name: string): string | undefined =>
  [...graph.nodes.values()].find(
    ({ kind, ref, title, side }) =>
      side !== 'downstream' &&
      DATA.has(kind) &&
      ref !== undefined &&
      (title === name || ref.slice(ref.indexOf('/') + 1) === name),
  )?.id;

/** A dataset that only the run knows; one node for all its digests. */
function addDataset(
  graph: Graph,
  dataset: {
    instance: string;
    name: string;
    read: readonly Dataset[];
    distance: number;
  },
): string | undefined {
  const { instance, name, read, distance } = dataset;
  const id = `dataset:${instance}/${name.slice(0, LONGEST)}`;
  const digests = [...new Set(read.map(({ digest }) => digest))];
  const known = graph.nodes.get(id);
  if (known) return id;
  const added = addNode(graph, {
    id,
    kind: 'dataset',
    title: name.slice(0, LONGEST),
    description: read[0]?.source?.slice(0, LONGEST),
    version: digests.length === 1 ? digests[0].slice(0, LONGEST) : undefined,
    unknownToCatalog: true,
    side: 'upstream',
    distance,
  });
  return added ? id : undefined;
}

/** Adds a version to its model, and the data that its run read; within the depth and the most nodes of a graph. */
export function addVersion(
  graph: Graph,
  about: {
    model: ModelSpec;
    node: LineageNode;
    version: Version;
    run?: Run;
    environments?: ReadonlyMap<string, string[]>;
    depth: number;
  },
) {
  const { model, node, version, run, environments, depth } = about;
  const distance = node.distance + 1;
  const id = `version:${model.ref}@${version.version}`;
  const shown: LineageNode = {
    id,
    kind: 'version',
    title: `${node.title} version ${version.version}`.slice(0, LONGEST),
    description: version.description?.slice(0, LONGEST),
    version: version.version,
    model: model.ref,
    environments: environments?.get(version.version),
    side: 'upstream',
    distance,
  };
  if (!addNode(graph, shown)) return;
  addEdge(graph, { from: id, to: model.ref, relation: 'versionOf' });
  graph.versions.push({ node: shown, version, run });
  if (!run || run.datasets.length === 0) return;
  if (distance >= depth) {
    graph.deeper = true;
    return;
  }
  const { instance } = model.registry;
  for (const [name, read] of byName(run.datasets)) {
    const from =
      entityNamed(graph, name) ??
      addDataset(graph, { instance, name, read, distance: distance + 1 });
    if (from) {
      const context = [...new Set(read.flatMap(one => one.context ?? []))];
      addEdge(graph, {
        from,
        to: id,
        relation: 'readBy',
        context: context.join(', ').slice(0, LONGEST) || undefined,
      });
    }
  }
}
