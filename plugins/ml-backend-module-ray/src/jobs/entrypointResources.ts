import type { LaunchResources, Launcher } from '@slipway/plugin-ml-node';
import { ACCELERATOR } from './readCapacity';

/** What the cluster holds for the entrypoint itself. */
export type EntrypointResources = {
  entrypoint_num_gpus?: number;
  entrypoint_memory?: number;
  entrypoint_resources?: Record<string, number>;
};

/**
 * The part of a plan's resources that the cluster holds for the entrypoint.
 *
 * Never CPUs: the code asks for those by its own tasks and workers, and jobs whose entrypoints hold the CPUs that their
 * workers need would wait for each other for ever.
 */
export function entrypointResources(
  resources: LaunchResources,
  gpuHolder: Launcher['gpuHolder'],
): EntrypointResources {
  if (gpuHolder === 'workers') {
    return {};
  }
  const { gpus, memory, accelerator } = resources;
  return {
    ...(gpus > 0 ? { entrypoint_num_gpus: gpus } : {}),
    ...(memory ? { entrypoint_memory: memory } : {}),
    // A trace of the type's resource is enough to be put on a node that has it.
    ...(gpus > 0 && accelerator
      ? { entrypoint_resources: { [`${ACCELERATOR}${accelerator}`]: 0.001 } }
      : {}),
  };
}
