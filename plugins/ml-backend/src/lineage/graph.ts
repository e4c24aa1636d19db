import {
  edgeKey,
  MOST_NODES,
  type Graph,
  type LineageEdge,
  type LineageNode,
} from './types';

/** A graph of nothing yet. */
export const emptyGraph = (root: string): Graph => ({
  root,
  nodes: new Map(),
  edges: new Map(),
  models: new Map(),
  versions: [],
  truncated: false,
  deeper: false,
  silent: [],
  stale: [],
});

/** Adds an edge, or replaces the one between the same nodes. */
export const addEdge = (graph: Graph, edge: LineageEdge): void => {
  graph.edges.set(edgeKey(edge), edge);
};

/** Adds a node that is not there yet; false where the graph is full, which it then says. */
export function addNode(graph: Graph, node: LineageNode): boolean {
  if (graph.nodes.has(node.id)) return true;
  if (graph.nodes.size >= MOST_NODES) {
    graph.truncated = true;
    return false;
  }
  graph.nodes.set(node.id, node);
  return true;
}

/** Notes what is missing and why; the same is said once. */
export function noteSilence(
  graph: Graph,
  silence: Graph['silent'][number],
): void {
  const isSaid = graph.silent.some(
    ({ instance, missing, error }) =>
      instance === silence.instance &&
      missing === silence.missing &&
      error === silence.error,
  );
  if (!isSaid) graph.silent.push(silence);
}
