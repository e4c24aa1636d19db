export type { EntityReader } from './EntityReader';
export type {
  CountedObjective,
  ModelSpec,
  Objective,
  PipelineSpec,
} from './types';
export { CatalogEntityReader } from './CatalogEntityReader';
export { ownerOf, toModelSpec } from './modelSpec';
export { readableModels, type ReadModel } from './readableModels';
