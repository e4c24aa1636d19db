/** Relations that our kinds add. */
export const RELATION_TRAINED_BY = 'trainedBy';
export const RELATION_TRAINS = 'trains';
export const RELATION_USES = 'uses';
export const RELATION_USED_BY = 'usedBy';
export const RELATION_DERIVED_FROM = 'derivedFrom';
export const RELATION_FEEDS = 'feeds';
export const RELATION_SERVED_BY = 'servedBy';
export const RELATION_SERVES = 'serves';
export const RELATION_CONSUMES = 'consumes';
export const RELATION_CONSUMED_BY = 'consumedBy';
export const RELATION_PRODUCES = 'produces';
export const RELATION_PRODUCED_BY = 'producedBy';

/** A relation and its inverse: what the upstream end is to the downstream one, and the same from the other end. */
export type FlowPair = { along: string; against: string };

/** The pairs that our kinds add, by what flows. */
export const ML_FLOWS = {
  training: { along: RELATION_TRAINS, against: RELATION_TRAINED_BY },
  product: { along: RELATION_PRODUCES, against: RELATION_PRODUCED_BY },
  derivation: { along: RELATION_FEEDS, against: RELATION_DERIVED_FROM },
  use: { along: RELATION_USED_BY, against: RELATION_USES },
  consumption: { along: RELATION_CONSUMED_BY, against: RELATION_CONSUMES },
  serving: { along: RELATION_SERVED_BY, against: RELATION_SERVES },
} as const satisfies Record<string, FlowPair>;
