export { createDeploymentsRoom } from './createDeploymentsRoom';
export { LastServed } from './LastServed';
export type { DeploymentPages } from './DeploymentPages';
export type * from './types';
