import { waitingReason } from './waitingReason';

const GIB = 1024 ** 3;
const capacity = {
  total: { cpus: 8, gpus: 2, memory: 16 * GIB },
  free: { cpus: 0, gpus: 0.5, memory: 2 * GIB },
  accelerators: ['A10G'],
};

describe('waitingReason', () => {
  it.each([
    [{ entrypoint_num_gpus: 1 }, 'needs 1 GPU, 0.5 of 2 free'],
    [{ entrypoint_num_gpus: 4 }, 'needs 4 GPU, the cluster has 2 in all'],
    [{ entrypoint_memory: 8 * GIB }, 'needs 8 GiB of memory, 2 of 16 free'],
    [
      {
        entrypoint_num_gpus: 1,
        entrypoint_resources: { 'accelerator_type:H100': 0.001 },
      },
      'needs 1 GPU, 0.5 of 2 free; needs a GPU of type H100, which the cluster has not',
    ],
    [
      {
        entrypoint_num_gpus: 0.5,
        entrypoint_resources: { 'accelerator_type:A10G': 0.001 },
      },
      undefined,
    ],
    [{}, undefined],
  ])('says of %j: %s', (needs, reason) => {
    expect(waitingReason(needs, capacity)).toBe(reason);
  });
});
