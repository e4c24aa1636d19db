import {
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  RELATION_CONSUMED_BY,
  RELATION_CONSUMES,
  RELATION_DERIVED_FROM,
  RELATION_FEEDS,
  RELATION_PRODUCED_BY,
  RELATION_PRODUCES,
  RELATION_SERVED_BY,
  RELATION_SERVES,
  RELATION_TRAINED_BY,
  RELATION_TRAINS,
  RELATION_USED_BY,
  RELATION_USES,
} from '@slipway/plugin-ml-common';
import type { LineageEdge, Side } from './types';

/** What flows, from the strongest word to the weakest; each with the relation that says the same from the other end. */
const FLOWS: readonly { along: string; against?: string }[] = [
  { along: RELATION_TRAINS, against: RELATION_TRAINED_BY },
  { along: RELATION_PRODUCES, against: RELATION_PRODUCED_BY },
  { along: RELATION_FEEDS, against: RELATION_DERIVED_FROM },
  { along: RELATION_USED_BY, against: RELATION_USES },
  { along: RELATION_CONSUMED_BY, against: RELATION_CONSUMES },
  { along: RELATION_SERVED_BY, against: RELATION_SERVES },
  { along: RELATION_PROVIDES_API, against: RELATION_API_PROVIDED_BY },
  { along: RELATION_API_CONSUMED_BY, against: RELATION_CONSUMES_API },
  { along: RELATION_DEPENDENCY_OF, against: RELATION_DEPENDS_ON },
];

/** A service or an API is a part of a product. A model is so only through what serves it. */
const PART_OF_A_PRODUCT = new Set(['component', 'api']);

const strength = new Map(
  [...FLOWS.map(({ along }) => along), RELATION_PART_OF].map((word, index) => [
    word,
    index,
  ]),
);

const alongWord = new Map(
  FLOWS.flatMap(({ along, against }) => (against ? [[against, along]] : [])),
);

const lower = (ref: string) => ref.toLocaleLowerCase('en-US');

/** The stronger of two words for the same edge. */
export const stronger = (one: LineageEdge, other: LineageEdge): LineageEdge =>
  (strength.get(other.relation) ?? Infinity) <
  (strength.get(one.relation) ?? Infinity)
    ? other
    : one;

/** An edge, and what is at its other end, seen from an entity. */
export type Flow = {
  side: Exclude<Side, 'root'>;
  other: string;
  edge: LineageEdge;
};

/** What an entity's relations say, each in the direction of the flow. */
export function flowsOf(entity: Entity): Flow[] {
  const self = stringifyEntityRef(entity);
  const isPart = PART_OF_A_PRODUCT.has(lower(entity.kind));
  return (entity.relations ?? []).flatMap(({ type, targetRef }): Flow[] => {
    const other = lower(targetRef);
    if (other === self) return [];
    const against = alongWord.get(type);
    if (against !== undefined) {
      const edge = { from: other, to: self, relation: against };
      return [{ side: 'upstream', other, edge }];
    }
    if (strength.has(type) && (type !== RELATION_PART_OF || isPart)) {
      const edge = { from: self, to: other, relation: type };
      return [{ side: 'downstream', other, edge }];
    }
    return [];
  });
}
