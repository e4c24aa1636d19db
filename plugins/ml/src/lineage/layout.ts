import { graphlib, layout } from '@dagrejs/dagre';
import type {
  Lineage,
  LineageEdge,
  LineageNode,
} from '@slipway/plugin-ml-common';

/** Pixels of every node. */
export const NODE = { width: 188, height: 56 } as const;
const MARGIN = 8;

type Point = { x: number; y: number };

/** A node with the middle of its place. */
export type PlacedNode = LineageNode & { x: number; y: number };

/** An edge with the points that its line goes through. */
export type PlacedEdge = LineageEdge & { points: Point[] };

/** A drawing, in pixels. */
export type Drawing = {
  width: number;
  height: number;
  /** Left to right, then top to bottom: the order in which a reader meets them. */
  nodes: PlacedNode[];
  edges: PlacedEdge[];
};

/** Steps from the root along the flow; negative upstream. */
export const position = ({ side, distance }: LineageNode): number =>
  side === 'upstream' ? -distance : distance;

/** A line along the flow leaves a node at its right side and comes in at the left one; one that leads back, anywhere. */
const fromSideToSide = (points: Point[], from: Point, to: Point): Point[] =>
  from.x < to.x
    ? [
        { x: from.x + NODE.width / 2, y: from.y },
        // Between neighbouring columns the layout's own point in the middle would only bend the line.
        ...(points.length > 3 ? points.slice(1, -1) : []),
        { x: to.x - NODE.width / 2, y: to.y },
      ]
    : points;

/** Places the graph from left to right along the flow (layered, by dagre). */
export function drawingOf({
  nodes,
  edges,
}: Pick<Lineage, 'nodes' | 'edges'>): Drawing {
  const graph = new graphlib.Graph<LineageNode>();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 14,
    ranksep: 48,
    edgesep: 8,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  // A circle is cut where it leads back: the layout looks for that from the first node on, so sources come first.
  const fromSources = [...nodes].sort((a, b) => position(a) - position(b));
  for (const { id } of fromSources) graph.setNode(id, { ...NODE });
  for (const { from, to } of edges) graph.setEdge(from, to, {});
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: nodes
      .map(node => {
        const { x, y } = graph.node(node.id);
        return { ...node, x, y };
      })
      .sort((a, b) => a.x - b.x || a.y - b.y),
    edges: edges.map(edge => ({
      ...edge,
      points: fromSideToSide(
        graph.edge(edge.from, edge.to).points,
        graph.node(edge.from),
        graph.node(edge.to),
      ),
    })),
  };
}

/** Where a view that is to begin at `x` begins, so that it cuts no node of its first column in two; in pixels. */
export const startOfView = ({ nodes }: Pick<Drawing, 'nodes'>, x: number) =>
  nodes
    .map(node => node.x - NODE.width / 2 - MARGIN)
    .reduce((start, left) => (left <= x && left > start ? left : start), 0);

/** The arrow keys of a drawing. */
export type Way = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** Is this the name of an arrow key? */
export const isWay = (key: string): key is Way =>
  ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(key);

const nearest = (nodes: PlacedNode[], { x, y }: PlacedNode) =>
  [...nodes].sort(
    (a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y),
  )[0];

/** The node that an arrow key leads to: along the flow, against it, or up and down in the same column. */
export function nodeTowards(
  { nodes, edges }: Drawing,
  id: string,
  way: Way,
): string | undefined {
  const from = nodes.find(node => node.id === id);
  if (!from) return undefined;
  const connected = (ids: string[]) =>
    nearest(
      nodes.filter(node => ids.includes(node.id)),
      from,
    )?.id;
  const isInColumn = ({ x }: PlacedNode) =>
    Math.abs(x - from.x) < NODE.width / 2;
  const column = nodes.filter(node => isInColumn(node) && node.id !== id);
  switch (way) {
    case 'ArrowRight':
      return connected(
        edges.filter(edge => edge.from === id).map(edge => edge.to),
      );
    case 'ArrowLeft':
      return connected(
        edges.filter(edge => edge.to === id).map(edge => edge.from),
      );
    case 'ArrowUp':
      return nearest(
        column.filter(({ y }) => y < from.y),
        from,
      )?.id;
    default:
      return nearest(
        column.filter(({ y }) => y > from.y),
        from,
      )?.id;
  }
}
