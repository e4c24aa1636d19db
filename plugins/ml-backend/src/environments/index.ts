export type { Environment } from './Environment';
export { readEnvironments } from './readEnvironments';
