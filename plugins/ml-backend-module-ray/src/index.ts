/**
 * Ray as launcher (Jobs API) and deployment target (Serve) of the `ml` plugin.
 *
 * @packageDocumentation
 */
export { mlModuleRay as default } from './module';
export { RayLauncher } from './RayLauncher';
export { RayServeTarget } from './RayServeTarget';
export { type RayCluster, type RayServe, readRayClusters } from './config';
