import { UNOWNED, type RegisteredModel } from '@slipway/plugin-ml-common';
import {
  concerns,
  describeRegistered,
  nameRegistered,
  type DiscoverySettings,
} from '@slipway/plugin-ml-node';
import { byAlias, type Environment } from '../environments';
import type { DescribedModel } from '../fleet/DescribedModels';
import { nameKey } from '../registry';
import { findDuplicates } from './findDuplicates';
import { foundModel, type FoundModel } from './foundModel';
import { inTurns } from './turns';
import type {
  Activity,
  Finding,
  KnownDigest,
  KnownRegistry,
  Reason,
} from './types';

/** Lifecycles by which somebody has said that a model has had its day. */
const ENDED = ['deprecated', 'retired', 'archived'];

/** Everything that is known at one moment. */
export type Known = {
  models: readonly DescribedModel[];
  /** Lower-case references of owners that the catalog has. */
  owners: ReadonlySet<string>;
  /** By instance. */
  registries: ReadonlyMap<string, KnownRegistry>;
  /** Start of the newest run, by entity reference. */
  lastRuns: ReadonlyMap<string, string>;
  /** Latest end of serving, by entity reference. */
  lastServed: ReadonlyMap<string, string>;
  /** Latest time that an alias or stage of an environment let go of a version, by the name of the registered model. */
  lastHeld: ReadonlyMap<string, string>;
  /** Of newest versions, by the name of the registered model. */
  digests: ReadonlyMap<string, KnownDigest>;
};

/** What decides what counts as a problem. */
export type Rules = {
  discovery: DiscoverySettings;
  environments: readonly Environment[];
  /** Milliseconds without run, version and serving after which a model is stale. */
  staleAfter: number;
  now: Date;
};

const latest = (activities: (Activity | undefined)[]): Activity | undefined =>
  activities
    .filter((one): one is Activity => one !== undefined)
    .sort((a, b) => b.at.localeCompare(a.at))[0];

function ownership(model: DescribedModel, known: Known): Reason | undefined {
  const { owner } = model.spec;
  if (owner === UNOWNED) return { kind: 'nobody' };
  return known.owners.has(owner) ? undefined : { kind: 'unknown-owner' };
}

function registration(
  { spec }: DescribedModel,
  known: Known,
  found: FoundModel | undefined,
): Reason | undefined {
  // What has runs and no more need not be registered.
  if (spec.isRegistryGuessed) return undefined;
  const registry = known.registries.get(spec.registry.instance);
  if (!registry) return { kind: 'not-configured' };
  // One that was made from the registry goes with it, by itself.
  if (spec.discovered) return undefined;
  if (!found) {
    return registry.isComplete ? { kind: 'never-registered' } : undefined;
  }
  if (!found.deletedAt) return undefined;
  return found.renamedTo
    ? { kind: 'renamed', to: found.renamedTo }
    : { kind: 'deleted', at: found.deletedAt };
}

/**
 * Does an environment's alias point at a version? Then somebody may load it by that name. What stages hold, and what was
 * deployed, the fleet knows.
 */
const isServedByRegistry = (
  found: FoundModel | undefined,
  environments: readonly Environment[],
): boolean =>
  found !== undefined &&
  !found.deletedAt &&
  byAlias(environments).some(({ alias }) =>
    Object.hasOwn(found.aliases, alias),
  );

function staleness(
  { spec, facts }: DescribedModel,
  known: Known,
  found: FoundModel | undefined,
  { environments, now, staleAfter }: Rules,
): Reason | undefined {
  const isUsed =
    facts.serving.length > 0 ||
    isServedByRegistry(found, environments) ||
    facts.openPromotions.length > 0 ||
    facts.runningLaunches > 0;
  if (isUsed || ENDED.includes(spec.lifecycle)) return undefined;
  const lastRun = known.lastRuns.get(spec.ref);
  const served = known.lastServed.get(spec.ref);
  const held = found && known.lastHeld.get(nameKey(spec.registry));
  const version = found?.newestVersion?.createdAt ?? facts.newestVersion?.since;
  const last = latest([
    found && { what: 'registration', at: found.createdAt },
    version ? { what: 'version', at: version } : undefined,
    facts.lastTrainedAt
      ? { what: 'version', at: facts.lastTrainedAt }
      : undefined,
    lastRun ? { what: 'run', at: lastRun } : undefined,
    served ? { what: 'serving', at: served } : undefined,
    held ? { what: 'serving', at: held } : undefined,
  ]);
  return last && Date.parse(last.at) <= +now - staleAfter
    ? { kind: 'stale', last }
    : undefined;
}

const findingOf = ({ spec }: DescribedModel) => ({
  ref: spec.ref,
  name: spec.name,
  title: spec.title,
  owner: spec.owner,
  registry: spec.registry,
  discovered: spec.discovered,
});

/** What of the registries is described already. */
function describedOf(models: readonly DescribedModel[]) {
  const described = new Set<string>();
  const made = new Map<string, DescribedModel>();
  const names = new Set<string>();
  for (const model of models) {
    const { discovered, isRegistryGuessed, ref, registry } = model.spec;
    const key = nameKey(registry);
    if (discovered) {
      made.set(key, model);
      continue;
    }
    if (!isRegistryGuessed) described.add(key);
    if (ref.startsWith('mlmodel:')) names.add(ref);
  }
  return { described, made, names };
}

function undescribed(
  registered: RegisteredModel,
  { described, made, names }: ReturnType<typeof describedOf>,
  known: Known,
  { discovery }: Rules,
): Finding[] {
  const { instance, model } = registered;
  const settings = discovery.of(instance);
  const key = nameKey(registered);
  const isOpen =
    known.registries.has(instance) &&
    !registered.deletedAt &&
    !described.has(key);
  if (!isOpen || !concerns(settings, model)) return [];
  const entity = made.get(key);
  const name =
    entity?.spec.name ??
    nameRegistered(registered, wanted =>
      names.has(`mlmodel:${settings.namespace}/${wanted}`),
    );
  return [
    {
      ...(entity ? findingOf(entity) : { name: model }),
      registry: { instance, model },
      problem: 'undescribed',
      reason: {
        kind: 'undescribed',
        entity: describeRegistered(registered, settings, name),
        newest: registered.newestVersion?.version,
      },
    },
  ];
}

function ofModel(
  model: DescribedModel,
  registered: ReadonlyMap<string, FoundModel>,
  known: Known,
  rules: Rules,
): Finding[] {
  const { isRegistryGuessed, registry } = model.spec;
  const found = isRegistryGuessed
    ? undefined
    : registered.get(nameKey(registry));
  const reasons = [
    ['unowned', ownership(model, known)],
    ['orphaned', registration(model, known, found)],
    ['stale', staleness(model, known, found, rules)],
  ] as const;
  return reasons.flatMap(([problem, reason]) =>
    reason ? [{ ...findingOf(model), problem, reason }] : [],
  );
}

/**
 * Everything that is out of order, part by part; the same input gives the same findings in the same order. The registered
 * models, with those that are gone from their registry, come page by page and are held no longer than that, unless the
 * catalog has them. Thousands take their time: others have their turns meanwhile.
 */
export async function* findProblems(
  known: Known,
  pages: AsyncIterable<RegisteredModel[]> | Iterable<RegisteredModel[]>,
  rules: Rules,
): AsyncGenerator<Finding[]> {
  const described = describedOf(known.models);
  const catalogued = new Set(
    known.models.map(({ spec }) => nameKey(spec.registry)),
  );
  const registered = new Map<string, FoundModel>();
  for await (const page of pages) {
    yield page.flatMap(one => undescribed(one, described, known, rules));
    for (const one of page) {
      const key = nameKey(one);
      if (catalogued.has(key)) registered.set(key, foundModel(one));
    }
  }
  for await (const part of inTurns(known.models)) {
    yield part.flatMap(model => ofModel(model, registered, known, rules));
  }
  yield findDuplicates(known.models, registered, known.digests).map(
    ({ model, group, reason }): Finding => ({
      ...findingOf(model),
      problem: 'duplicated',
      group,
      reason,
    }),
  );
}
