import type { DescribedModel } from '../fleet/DescribedModels';
import { nameKey } from '../registry';
import type { FoundModel } from './foundModel';
import type { KnownDigest, Reason } from './types';

/** A model that others are too. */
export type Duplicate = {
  model: DescribedModel;
  /** What they have in common. */
  group: string;
  reason: Reason;
};

/** Models that have something in common. */
type Group = { name: string; reason: Reason; models: DescribedModel[] };

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

/** Two entities of one registered model have its newest version in common, too; that is said already. */
const areSeveral = ({ models }: Group) =>
  new Set(models.map(({ spec }) => nameKey(spec.registry))).size > 1;

/** Groups of which no other one says all: of two with the same models the first of `groups`. */
function sayingMost(groups: readonly Group[]): Group[] {
  const byModel = new Map<DescribedModel, Set<Group>>();
  for (const group of groups) {
    for (const model of group.models) {
      byModel.set(model, (byModel.get(model) ?? new Set()).add(group));
    }
  }
  const place = new Map(groups.map((group, index) => [group, index]));
  const isFirst = (one: Group, other: Group) =>
    (place.get(one) ?? 0) < (place.get(other) ?? 0);
  return groups.filter(group => {
    const [first, ...rest] = group.models;
    const around = [...(byModel.get(first) ?? [])].filter(
      other =>
        other !== group && rest.every(model => byModel.get(model)?.has(other)),
    );
    return !around.some(
      other =>
        other.models.length > group.models.length || isFirst(other, group),
    );
  });
}

/**
 * Several entities for one registered model, and several registered models whose newest versions one run made or have
 * the same artefact. Entities that were made from the registry give way to descriptions by themselves and are no
 * duplicates of them. `digests`: by the name of the registered model.
 */
export function findDuplicates(
  models: readonly DescribedModel[],
  registered: ReadonlyMap<string, FoundModel>,
  digests: ReadonlyMap<string, KnownDigest>,
): Duplicate[] {
  const registrations = models.filter(({ spec }) => !spec.isRegistryGuessed);
  const described = registrations.filter(({ spec }) => !spec.discovered);
  const newestOf = ({ spec }: DescribedModel) => {
    const found = registered.get(nameKey(spec.registry));
    return found?.deletedAt ? undefined : found?.newestVersion;
  };
  const sameModel = groupsBy(described, ({ spec }) =>
    nameKey(spec.registry),
  ).map(
    ([key, group]): Group => ({
      name: `model ${key}`,
      reason: { kind: 'same-model' },
      models: group,
    }),
  );
  const sameRun = groupsBy(registrations, model => {
    const runId = newestOf(model)?.runId;
    return runId && JSON.stringify([model.spec.registry.instance, runId]);
  }).map(
    ([key, group]): Group => ({
      name: `run ${key}`,
      reason: { kind: 'same-run', runId: String(JSON.parse(key)[1]) },
      models: group,
    }),
  );
  const sameDigest = groupsBy(registrations, model => {
    const newest = newestOf(model);
    const known = digests.get(nameKey(model.spec.registry));
    // What was read of a version before, also of an earlier one under its number, is another artefact.
    return known?.version === newest?.version &&
      known?.createdAt === newest?.createdAt
      ? known?.digest
      : undefined;
  }).map(
    ([digest, group]): Group => ({
      name: `digest ${digest}`,
      reason: { kind: 'same-digest', digest },
      models: group,
    }),
  );
  return [
    ...sameModel,
    // What one run made mostly has one digest, too: that is one finding.
    ...sayingMost([...sameRun, ...sameDigest].filter(areSeveral)),
  ].flatMap(({ name, reason, models: together }) =>
    together.map((model): Duplicate => ({ model, group: name, reason })),
  );
}
