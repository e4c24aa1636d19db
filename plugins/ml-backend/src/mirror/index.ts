export { createMirrorRoom } from './createMirrorRoom';
export { Mirror } from './Mirror';
export type * from './types';
