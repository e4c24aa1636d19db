export * from './describeRegistered';
export * from './modelEntities';
export * from './readDiscovery';
export * from './types';
