export { byAlias, type Environment } from './Environment';
export { readEnvironments } from './readEnvironments';
