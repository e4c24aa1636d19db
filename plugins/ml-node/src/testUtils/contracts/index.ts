export * from './trackingServerContract';
export * from './modelRegistryContract';
