import { UNOWNED, type RegisteredModel } from '@slipway/plugin-ml-common';
import {
  concerns,
  describeRegistered,
  nameRegistered,
  type DiscoverySettings,
} from '@slipway/plugin-ml-node';
import type { DescribedModel } from '../fleet/DescribedModels';
import { nameKey } from '../registry';
import { findDuplicates } from './findDuplicates';
import type { Activity, Finding, KnownRegistry, Reason } from './types';

/** Lifecycles by which somebody has said that a model has had its day. */
const ENDED = ['deprecated', 'retired', 'archived'];

/** Everything that is known at one moment. */
export type Known = {
  models: readonly DescribedModel[];
  /** With those that are gone from their registry. */
  registered: readonly RegisteredModel[];
  /** Lower-case references of owners that the catalog has. */
  owners: ReadonlySet<string>;
  /** By instance. */
  registries: ReadonlyMap<string, KnownRegistry>;
  /** Start of the newest run, by entity reference. */
  lastRuns: ReadonlyMap<string, string>;
};

/** What decides what counts as a problem. */
export type Rules = {
  discovery: DiscoverySettings;
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
  found: RegisteredModel | undefined,
): Reason | undefined {
  // One that was made from the registry goes with it, by itself.
  if (spec.discovered) return undefined;
  const registry = known.registries.get(spec.registry.instance);
  if (!registry) return { kind: 'not-configured' };
  if (!found) {
    return registry.isComplete ? { kind: 'never-registered' } : undefined;
  }
  if (!found.deletedAt) return undefined;
  return found.renamedTo
    ? { kind: 'renamed', to: found.renamedTo }
    : { kind: 'deleted', at: found.deletedAt };
}

function staleness(
  { spec, facts }: DescribedModel,
  known: Known,
  found: RegisteredModel | undefined,
  { now, staleAfter }: Rules,
): Reason | undefined {
  const isUsed =
    facts.serving.length > 0 ||
    facts.openPromotions.length > 0 ||
    facts.runningLaunches > 0;
  if (isUsed || ENDED.includes(spec.lifecycle)) return undefined;
  const lastRun = known.lastRuns.get(spec.ref);
  const version = found?.newestVersion?.createdAt ?? facts.newestVersion?.since;
  const last = latest([
    found && { what: 'registration', at: found.createdAt },
    version ? { what: 'version', at: version } : undefined,
    facts.lastTrainedAt
      ? { what: 'version', at: facts.lastTrainedAt }
      : undefined,
    lastRun ? { what: 'run', at: lastRun } : undefined,
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

function undescribed(known: Known, { discovery }: Rules): Finding[] {
  const described = new Set<string>();
  const made = new Map<string, DescribedModel>();
  const names = new Set<string>();
  for (const model of known.models) {
    const key = nameKey(model.spec.registry);
    if (model.spec.discovered) made.set(key, model);
    else {
      described.add(key);
      if (model.spec.ref.startsWith('mlmodel:')) names.add(model.spec.ref);
    }
  }
  return known.registered.flatMap((registered): Finding[] => {
    const { instance, model } = registered;
    const settings = discovery.of(instance);
    const key = nameKey(registered);
    const isOpen = !registered.deletedAt && !described.has(key);
    if (!isOpen || !concerns(settings, model)) return [];
    const entity = made.get(key);
    const name = nameRegistered(registered, wanted =>
      names.has(`mlmodel:${settings.namespace}/${wanted}`),
    );
    return [
      {
        ...(entity ? findingOf(entity) : { name: model }),
        registry: { instance, model },
        problem: 'undescribed',
        reason: {
          kind: 'undescribed',
          entity: describeRegistered(
            registered,
            settings,
            entity?.spec.name ?? name,
          ),
          newest: registered.newestVersion?.version,
        },
      },
    ];
  });
}

/** Everything that is out of order. Pure: the same input gives the same findings in the same order. */
export function findProblems(known: Known, rules: Rules): Finding[] {
  const registered = new Map(known.registered.map(one => [nameKey(one), one]));
  const ofModels = known.models.flatMap((model): Finding[] => {
    const found = registered.get(nameKey(model.spec.registry));
    const reasons = [
      ['unowned', ownership(model, known)],
      ['orphaned', registration(model, known, found)],
      ['stale', staleness(model, known, found, rules)],
    ] as const;
    return reasons.flatMap(([problem, reason]) =>
      reason ? [{ ...findingOf(model), problem, reason }] : [],
    );
  });
  return [
    ...ofModels,
    ...findDuplicates(known.models, registered).map(
      ({ model, group, reason }): Finding => ({
        ...findingOf(model),
        problem: 'duplicated',
        group,
        reason,
      }),
    ),
    ...undescribed(known, rules),
  ];
}
