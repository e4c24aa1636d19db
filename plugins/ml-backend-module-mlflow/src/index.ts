/**
 * MLflow as tracking server and model registry of the `ml` plugin.
 *
 * @packageDocumentation
 */
export { mlModuleMlflow as default } from './module';
export { MlflowTrackingServer } from './MlflowTrackingServer';
export { MlflowRegistry } from './MlflowRegistry';
export { type MlflowInstance, readMlflowInstances } from './config';
