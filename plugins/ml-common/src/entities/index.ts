export * from './dataResources';
export * from './discovered';
export * from './flows';
export * from './kinds';
export * from './predicates';
export * from './registryName';
export * from './relations';
