export { createLineageRoom } from './createLineageRoom';
export type { LineageReader } from './types';
