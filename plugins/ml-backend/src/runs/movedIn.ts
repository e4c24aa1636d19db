import type { RunPage } from '@slipway/plugin-ml-common';
import type { MirroredExperiment } from './store/ExperimentStore';

/** Which experiments have another name at their source now, or are deleted there and not made anew. */
export function movedIn(
  experiments: readonly MirroredExperiment[],
): Pick<RunPage, 'movedExperiments'> {
  const active = new Set(
    experiments.flatMap(({ name, lifecycle }) =>
      lifecycle === 'active' ? name : [],
    ),
  );
  const moved = experiments.flatMap(({ name, sourceName, lifecycle }) => {
    if (lifecycle !== 'active') {
      return active.has(name) ? [] : { name, deleted: true };
    }
    return sourceName && sourceName !== name
      ? { name, renamedTo: sourceName }
      : [];
  });
  return moved.length > 0 ? { movedExperiments: moved } : {};
}
