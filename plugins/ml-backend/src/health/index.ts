export type { BudgetSummary, HealthReader, HealthSummary } from './types';
export { HealthService } from './HealthService';
export { AuthorizedHealthService } from './AuthorizedHealthService';
export { parseObservations } from './parseObservations';
export { createHealthRoom } from './createHealthRoom';
