export type { AuthorizedLaunchService } from './AuthorizedLaunchService';
export { createLaunchesRoom } from './createLaunchesRoom';
export * from './types';
