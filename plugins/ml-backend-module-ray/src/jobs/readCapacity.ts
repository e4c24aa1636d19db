import { ServiceUnavailableError } from '@backstage/errors';
import type { ClusterCapacity, OutsideClient } from '@slipway/plugin-ml-node';
import type { z } from 'zod';
import { clusterStatusAnswer } from './answers';

/** A cluster's capacity, and the GPU types it has. */
export type RayCapacity = ClusterCapacity & { accelerators: string[] };

/** Prefix of the resource by which Ray names a GPU type. */
export const ACCELERATOR = 'accelerator_type:';

type Report = NonNullable<
  z.infer<typeof clusterStatusAnswer>['data']['clusterStatus']
>['loadMetricsReport'];

/** A node that has reported has memory at least, also one that takes no work. */
const isWithoutNodes = ({ usage, nodeTypes }: Report) =>
  nodeTypes.length === 0 && Object.keys(usage).length === 0;

/**
 * What the cluster has and what is free, as its autoscaler last saw it (at most some seconds ago). Throws
 * `ServiceUnavailableError` while the cluster has not said anything yet. In the first seconds of a cluster its autoscaler
 * has published a status, and no node is in it: that says nothing of what the cluster has.
 */
export async function readCapacity(
  client: OutsideClient,
  signal?: AbortSignal,
): Promise<RayCapacity> {
  const { data } = await client.json(clusterStatusAnswer, {
    path: '/api/cluster_status',
    signal,
  });
  const report = data.clusterStatus?.loadMetricsReport;
  if (!report || isWithoutNodes(report)) {
    throw new ServiceUnavailableError(
      'Ray has not published the status of its cluster yet; try again in some seconds',
    );
  }
  const [usedCpus, cpus] = report.usage.CPU ?? [0, 0];
  const [usedGpus, gpus] = report.usage.GPU ?? [0, 0];
  const [usedMemory, memory] = report.usage.memory ?? [0, 0];
  const names = report.nodeTypes.flatMap(([resources]) =>
    Object.keys(resources),
  );
  return {
    total: { cpus, gpus, memory },
    free: {
      cpus: cpus - usedCpus,
      gpus: gpus - usedGpus,
      memory: memory - usedMemory,
    },
    accelerators: names
      .filter(name => name.startsWith(ACCELERATOR))
      .map(name => name.slice(ACCELERATOR.length)),
  };
}
