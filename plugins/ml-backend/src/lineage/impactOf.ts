import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import type { ImpactItem } from '@slipway/plugin-ml-common';
import type { Graph, LineageNode } from './types';

/** Everything that breaks with the root, and whom to tell. */
export type Impact = {
  items: ImpactItem[];
  owners: { ref: string; count: number }[];
};

/** What decides the order of a list of what breaks. */
type Ordered = Pick<ImpactItem, 'distance' | 'title' | 'ref'>;

const byDistance = (a: Ordered, b: Ordered): number =>
  a.distance - b.distance ||
  a.title.localeCompare(b.title) ||
  a.ref.localeCompare(b.ref);

/** Does an item stand behind the one where a page ended? That one itself may be gone since. */
export const comesAfter =
  (last: Ordered) =>
  (item: Ordered): boolean =>
    byDistance(item, last) > 0;

const isRef = (ref: string) => {
  try {
    return stringifyEntityRef(parseEntityRef(ref)) === ref;
  } catch {
    return false;
  }
};

/** What lies downstream, nearest first, each with the shortest way there. */
export function impactOf(graph: Graph): Impact {
  const before = shortestWays(graph);
  const wayTo = ({ id }: LineageNode): string[] => {
    const titles: string[] = [];
    let at = before.get(id);
    while (at !== undefined && at !== graph.root) {
      titles.unshift(graph.nodes.get(at)?.title ?? at);
      at = before.get(at);
    }
    return titles;
  };
  const items = [...graph.nodes.values()]
    .flatMap((node): ImpactItem[] => {
      const { ref, side, kind, title, distance, lifecycle } = node;
      if (side !== 'downstream' || !ref || !before.has(node.id)) return [];
      return [
        {
          ref,
          title,
          kind,
          owner: node.owner ?? 'unowned',
          lifecycle,
          distance,
          through: wayTo(node),
          unknownToCatalog: node.unknownToCatalog,
        },
      ];
    })
    .sort(byDistance);
  const counts = new Map<string, number>();
  for (const { owner } of items)
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  const owners = [...counts]
    .map(([ref, count]) => ({ ref, count }))
    .sort(
      (a, b) =>
        Number(isRef(b.ref)) - Number(isRef(a.ref)) ||
        b.count - a.count ||
        a.ref.localeCompare(b.ref),
    );
  return { items, owners };
}

/** The node before each one that can be reached from the root along the flow, on a shortest way. */
function shortestWays({ root, edges }: Graph): Map<string, string> {
  const after = new Map<string, string[]>();
  for (const { from, to } of edges.values()) {
    after.set(from, [...(after.get(from) ?? []), to]);
  }
  const before = new Map<string, string>();
  let frontier = [root];
  while (frontier.length > 0) {
    const next: string[] = [];
    for (const at of frontier) {
      for (const to of after.get(at) ?? []) {
        if (to === root || before.has(to)) continue;
        before.set(to, at);
        next.push(to);
      }
    }
    frontier = next;
  }
  return before;
}
