export { createHousekeepingRoom } from './createHousekeepingRoom';
export { HousekeepingService } from './HousekeepingService';
