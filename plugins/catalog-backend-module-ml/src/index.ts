/**
 * MLModel, FeatureSet and MLPipeline in the Backstage catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleMl as default } from './module';
export { mlModelLayer } from './model/mlModelLayer';
