/** Relations that our kinds add; each pair is a relation and its inverse. */
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
