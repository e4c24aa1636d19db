export { askSystem, SystemUnavailableError } from './askSystem';
export { createReconcileRoom } from './createReconcileRoom';
export { writeGoal } from './goal';
export { ReconcileLoop } from './ReconcileLoop';
export type * from './types';
