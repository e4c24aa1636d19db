import { InputError } from '@backstage/errors';
import type { PipelineResources, Resources } from '@slipway/plugin-ml-common';

const QUANTITY = /^(\d+(?:\.\d+)?)\s*(Ki|Mi|Gi|Ti|Pi|k|K|M|G|T|P)?B?$/;

const FACTORS: Record<string, number> = {
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
};

/**
 * Bytes of a memory quantity in Kubernetes' form (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
 * Throws `InputError` for anything else.
 */
export function toBytes(memory: string | number): number {
  if (typeof memory === 'number') return Math.round(memory);
  const match = QUANTITY.exec(memory.trim());
  if (!match) {
    throw new InputError(
      `spec.resources.memory '${memory}' is no quantity; write bytes or something like 2Gi`,
    );
  }
  return Math.round(Number(match[1]) * (match[2] ? FACTORS[match[2]] : 1));
}

/** A pipeline's resources with defaults: one CPU, no GPU; memory in bytes. Throws `InputError` for a bad quantity. */
export function toResources(resources: PipelineResources): Resources {
  const { cpus = 1, gpus = 0, accelerator, memory } = resources;
  return {
    cpus,
    gpus,
    accelerator,
    memory: memory === undefined ? undefined : toBytes(memory),
  };
}
