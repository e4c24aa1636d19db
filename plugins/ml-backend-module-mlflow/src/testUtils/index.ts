/**
 * For tests on a real MLflow.
 *
 * @packageDocumentation
 */
export { MlflowData } from './MlflowData';
