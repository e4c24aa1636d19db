import type { Entity } from '@backstage/catalog-model';
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

/** Entities that stand in one relation to this one. */
export type Lineage = { relation: string; words: string; refs: string[] };

const upstream: [string, string][] = [
  [RELATION_DERIVED_FROM, 'Derived from'],
  [RELATION_CONSUMES, 'Reads'],
  [RELATION_USES, 'Uses'],
  [RELATION_TRAINED_BY, 'Trained by'],
  [RELATION_PRODUCED_BY, 'Made by'],
  ['dependsOn', 'Depends on'],
];

const downstream: [string, string][] = [
  [RELATION_TRAINS, 'Trains'],
  [RELATION_PRODUCES, 'Makes'],
  [RELATION_FEEDS, 'Feeds'],
  [RELATION_CONSUMED_BY, 'Read by'],
  [RELATION_USED_BY, 'Used by'],
  [RELATION_SERVED_BY, 'Served by'],
  [RELATION_SERVES, 'Serves'],
  ['dependencyOf', 'Needed by'],
];

const pick = (entity: Entity, words: [string, string][]): Lineage[] => {
  const seen = new Set<string>();
  return words
    .map(([relation, word]) => {
      const refs = (entity.relations ?? [])
        .filter(({ type }) => type === relation)
        .map(({ targetRef }) => targetRef)
        .filter(ref => !seen.has(ref));
      refs.forEach(ref => seen.add(ref));
      return { relation, words: word, refs: [...new Set(refs)] };
    })
    .filter(({ refs }) => refs.length > 0);
};

/** What this entity is made from, and what breaks when it does; each other entity once, under its strongest relation. */
export const lineageOf = (entity: Entity) => ({
  upstream: pick(entity, upstream),
  downstream: pick(entity, downstream),
});
