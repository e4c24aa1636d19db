export * from './runContentsContract';
export * from './runFilters';
export * from './trackingServerContract';
export * from './modelRegistryContract';
export * from './launcherContract';
export * from './deploymentTargetContract';
export * from './sourceReaderContract';
export { waitUntil } from './waitUntil';
