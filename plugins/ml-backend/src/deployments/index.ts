export { createDeploymentsRoom } from './createDeploymentsRoom';
export type { DeploymentPages } from './DeploymentPages';
export type * from './types';
