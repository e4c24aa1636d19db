import type { EntrypointResources } from './entrypointResources';
import { ACCELERATOR, type RayCapacity } from './readCapacity';

const GIB = 1024 ** 3;

/**
 * Why a job waits, from what it needs and what the cluster has: "needs 1 GPU, 0 of 1 free". Undefined when everything it
 * needs is there.
 */
export function waitingReason(
  needs: EntrypointResources,
  { total, free, accelerators }: RayCapacity,
): string | undefined {
  const reasons = [
    lack('GPU', needs.entrypoint_num_gpus, free.gpus, total.gpus),
    lack(
      'GiB of memory',
      inGib(needs.entrypoint_memory),
      inGib(free.memory),
      inGib(total.memory),
    ),
    ...Object.keys(needs.entrypoint_resources ?? {})
      .filter(name => name.startsWith(ACCELERATOR))
      .map(name => name.slice(ACCELERATOR.length))
      .filter(name => !accelerators.includes(name))
      .map(name => `needs a GPU of type ${name}, which the cluster has not`),
  ].filter(reason => reason !== undefined);
  return reasons.length > 0 ? reasons.join('; ') : undefined;
}

function lack(unit: string, need = 0, free = 0, total = 0) {
  if (need <= free) {
    return undefined;
  }
  return need > total
    ? `needs ${show(need)} ${unit}, the cluster has ${show(total)} in all`
    : `needs ${show(need)} ${unit}, ${show(free)} of ${show(total)} free`;
}

function inGib(bytes?: number) {
  return bytes === undefined ? undefined : bytes / GIB;
}

function show(amount: number) {
  return String(Math.round(amount * 100) / 100);
}
