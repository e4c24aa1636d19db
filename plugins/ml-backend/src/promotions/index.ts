export { AuthorizedPromotionService } from './AuthorizedPromotionService';
export { createPromotionsRoom } from './createPromotionsRoom';
export type { RoomsBelow } from './createPromotionsRoom';
export { metricDirectionsOf, readPolicies } from './policy';
export type { MetricDirections } from './policy';
export type { PromotionParts } from './PromotionReader';
export { promotionParts } from './promotionParts';
