export * from './words';
export * from './queries';
export * from './client';
export type { components, operations, paths } from './schema.generated';
