export type {
  LaunchActivityReader,
  OpenPromotion,
  OpenPromotionReader,
} from './types';
export { FleetService } from './FleetService';
export { FleetPromotions } from './FleetPromotions';
export { createFleetRoom } from './createFleetRoom';
