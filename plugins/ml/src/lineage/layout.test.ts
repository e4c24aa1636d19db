import type { Lineage, LineageNode } from '@slipway/plugin-ml-common';
import { drawingOf, NODE, nodeTowards, startOfView } from './layout';

const node = (
  id: string,
  side: LineageNode['side'],
  distance: number,
): LineageNode => ({ id, kind: 'table', title: id, side, distance });

const graph: Pick<Lineage, 'nodes' | 'edges'> = {
  nodes: [
    node('model', 'root', 0),
    node('features', 'upstream', 1),
    node('service', 'downstream', 1),
    node('table', 'upstream', 2),
    node('topic', 'upstream', 2),
  ],
  edges: [
    { from: 'table', to: 'features', relation: 'feeds' },
    { from: 'topic', to: 'features', relation: 'feeds' },
    { from: 'features', to: 'model', relation: 'usedBy' },
    { from: 'model', to: 'service', relation: 'servedBy' },
    { from: 'service', to: 'features', relation: 'feeds' },
  ],
};

describe('a drawing', () => {
  it('goes from left to right along the flow, also where the flow has a circle', () => {
    const { nodes } = drawingOf(graph);
    expect(
      nodes
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['table', 'topic']);
    expect(nodes.slice(2).map(({ id }) => id)).toEqual([
      'features',
      'model',
      'service',
    ]);
  });

  it('is looked at from the side of a column on, which is not cut in two', () => {
    const drawing = drawingOf(graph);
    const features = drawing.nodes.find(({ id }) => id === 'features');
    const left = (features?.x ?? NaN) - NODE.width / 2;
    const start = startOfView(drawing, left + 30);
    expect(start).toBeLessThan(left);
    expect(start).toBeGreaterThan(NODE.width);
    expect(startOfView(drawing, 30)).toBe(0);
    expect(startOfView(drawing, -30)).toBe(0);
  });

  it('is walked by arrow keys', () => {
    const drawing = drawingOf(graph);
    expect(nodeTowards(drawing, 'features', 'ArrowRight')).toBe('model');
    expect(nodeTowards(drawing, 'model', 'ArrowLeft')).toBe('features');
    expect(nodeTowards(drawing, 'model', 'ArrowUp')).toBeUndefined();
    const [upper, lower] = drawing.nodes;
    expect(nodeTowards(drawing, upper.id, 'ArrowDown')).toBe(lower.id);
    expect(nodeTowards(drawing, lower.id, 'ArrowUp')).toBe(upper.id);
  });
});
