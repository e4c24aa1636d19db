import type { Entity } from '@backstage/catalog-model';
import { flowRank, flowsOf, type Flow } from '@slipway/plugin-ml-common';

/** Entities that stand in one relation to this one. */
export type Lineage = { relation: string; words: string; refs: string[] };

/** What is made of what, in the words of either end. */
const words: Record<string, Record<Flow['side'], string>> = {
  trains: { upstream: 'Trained by', downstream: 'Trains' },
  produces: { upstream: 'Made by', downstream: 'Makes' },
  feeds: { upstream: 'Derived from', downstream: 'Feeds' },
  usedBy: { upstream: 'Uses', downstream: 'Used by' },
  consumedBy: { upstream: 'Reads', downstream: 'Read by' },
  servedBy: { upstream: 'Serves', downstream: 'Served by' },
  providesApi: { upstream: 'Provided by', downstream: 'Provides' },
  apiConsumedBy: { upstream: 'Calls', downstream: 'Called by' },
  dependencyOf: { upstream: 'Depends on', downstream: 'Needed by' },
  partOf: { upstream: 'Has', downstream: 'Part of' },
};

function pick(flows: readonly Flow[], side: Flow['side']): Lineage[] {
  const strongest = new Map<string, string>();
  for (const flow of flows.filter(one => one.side === side)) {
    const known = strongest.get(flow.other);
    if (known === undefined || flowRank(flow.relation) < flowRank(known)) {
      strongest.set(flow.other, flow.relation);
    }
  }
  const relations = [...new Set(strongest.values())].sort(
    (a, b) => flowRank(a) - flowRank(b),
  );
  return relations.map(relation => ({
    relation,
    words: words[relation]?.[side] ?? relation,
    refs: [...strongest].flatMap(([ref, word]) =>
      word === relation ? [ref] : [],
    ),
  }));
}

/** What this entity is made from, and what breaks when it does; each other entity once, under its strongest relation. */
export const lineageOf = (entity: Entity) => {
  const flows = flowsOf(entity);
  return {
    upstream: pick(flows, 'upstream'),
    downstream: pick(flows, 'downstream'),
  };
};
