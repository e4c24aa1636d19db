import { InputError } from '@backstage/errors';
import type { PipelineResources, Resources } from '@slipway/plugin-ml-common';
import type { ClusterCapacity } from '@slipway/plugin-ml-node';
import { parseMemory, showMemory } from './quantity';

/** What a pipeline asks for, with every default resolved: one CPU, no GPU. */
export function resolveResources(
  wanted: PipelineResources | Resources,
): Resources {
  const { cpus = 1, gpus = 0, accelerator, memory } = wanted;
  for (const [name, amount] of Object.entries({ cpus, gpus })) {
    if (!Number.isFinite(amount) || amount < 0 || amount > 1024) {
      throw new InputError(
        `resources.${name}: ${amount} must be between 0 and 1024`,
      );
    }
  }
  return {
    cpus,
    gpus,
    ...(accelerator ? { accelerator } : {}),
    ...(memory === undefined ? {} : { memory: parseMemory(memory) }),
  };
}

/** Throws `InputError` when a cluster can never give what is asked for, however long one waits. */
export function requireFit(
  wanted: Resources,
  cluster: { name: string; system: string; total: ClusterCapacity['total'] },
): void {
  const { total } = cluster;
  const refuse = (field: string, asked: string, has: string): never => {
    throw new InputError(
      `resources.${field}: ${asked} asked for, but the cluster '${cluster.name}' (${cluster.system}) has ${has} in all; ask for less or choose another cluster`,
    );
  };
  if (wanted.cpus > total.cpus) {
    refuse('cpus', `${wanted.cpus} CPUs`, String(total.cpus));
  }
  if (wanted.gpus > total.gpus) {
    refuse('gpus', `${wanted.gpus} GPUs`, String(total.gpus));
  }
  if (
    wanted.memory !== undefined &&
    total.memory !== undefined &&
    wanted.memory > total.memory
  ) {
    refuse('memory', showMemory(wanted.memory), showMemory(total.memory));
  }
}
