export type { LaunchActivityReader, OpenPromotionReader } from './types';
export { FleetService } from './FleetService';
export { createFleetRoom } from './createFleetRoom';
export { CataloguedExperiments } from './CataloguedExperiments';
export { CataloguedModels } from './CataloguedModels';
export { RegisteredRefs } from './RegisteredRefs';
