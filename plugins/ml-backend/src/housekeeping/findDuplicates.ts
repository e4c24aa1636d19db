import type { RegisteredModel } from '@slipway/plugin-ml-common';
import type { DescribedModel } from '../fleet/DescribedModels';
import { nameKey } from '../registry';
import type { Reason } from './types';

/** A model that others are too. */
export type Duplicate = {
  model: DescribedModel;
  /** What they have in common. */
  group: string;
  reason: Reason;
};

/** Groups of at least two, by a key; what has no key is in no group. */
function groupsBy<T>(
  all: readonly T[],
  keyOf: (one: T) => string | undefined,
): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups].filter(([, group]) => group.length > 1);
}

/**
 * Several entities for one registered model, and several registered models whose newest versions one run made. Entities
 * that were made from the registry give way to descriptions by themselves and are no duplicates of them.
 */
export function findDuplicates(
  models: readonly DescribedModel[],
  registered: ReadonlyMap<string, RegisteredModel>,
): Duplicate[] {
  const registrations = models.filter(({ spec }) => !spec.isRegistryGuessed);
  const described = registrations.filter(({ spec }) => !spec.discovered);
  const sameModel = groupsBy(described, ({ spec }) => nameKey(spec.registry));

  const sameRun = groupsBy(registrations, ({ spec }) => {
    const found = registered.get(nameKey(spec.registry));
    const runId = found?.deletedAt ? undefined : found?.newestVersion?.runId;
    return runId && JSON.stringify([spec.registry.instance, runId]);
  }).filter(
    // Two entities of one registered model have its run in common, too; that is said already.
    ([, group]) =>
      new Set(group.map(({ spec }) => nameKey(spec.registry))).size > 1,
  );

  return [
    ...sameModel.flatMap(([key, group]) =>
      group.map(
        (model): Duplicate => ({
          model,
          group: `model ${key}`,
          reason: { kind: 'same-model' },
        }),
      ),
    ),
    ...sameRun.flatMap(([key, group]) =>
      group.map(
        (model): Duplicate => ({
          model,
          group: `run ${key}`,
          reason: { kind: 'same-run', runId: String(JSON.parse(key)[1]) },
        }),
      ),
    ),
  ];
}
