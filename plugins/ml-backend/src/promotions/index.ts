export { AuthorizedPromotionService } from './AuthorizedPromotionService';
export { createPromotionsRoom } from './createPromotionsRoom';
export type { RoomsBelow } from './createPromotionsRoom';
export type { PromotionParts } from './PromotionReader';
export { promotionParts } from './promotionParts';
