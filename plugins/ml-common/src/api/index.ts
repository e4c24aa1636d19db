export * from './words';
export * from './queries';
export * from './MlClient';
export type { components, operations, paths } from './schema.generated';
