/**
 * Template actions for ML repositories.
 *
 * @packageDocumentation
 */
export { scaffolderModuleMl as default } from './module';
