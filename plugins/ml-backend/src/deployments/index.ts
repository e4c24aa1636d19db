export { createDeploymentsRoom } from './createDeploymentsRoom';
export { LastServed } from './LastServed';
export { ServedVersions } from './ServedVersions';
export type { DeploymentPages } from './DeploymentPages';
export type * from './types';
