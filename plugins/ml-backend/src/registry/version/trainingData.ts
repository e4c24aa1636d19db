import type { Run, Version } from '@slipway/plugin-ml-common';

const first = (run: Run, contexts: readonly (string | undefined)[]) =>
  run.datasets.find(({ context }) => contexts.includes(context));

/** The data that a version was trained on, as its run says; the first, where it names several. */
export function trainingDataOf(run: Run): Version['data'] {
  const data = first(run, ['training', 'train']) ?? first(run, [undefined]);
  return data && { name: data.name, digest: data.digest };
}
