import { createHash } from 'node:crypto';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  DISCOVERED_DIGEST_ANNOTATION,
  discoveredLocation,
  isDiscovered,
  isRegistryNamed,
  registryNameOf,
  type MLModelEntity,
  type RegistryName,
} from '@slipway/plugin-ml-common';
import {
  canBeDescribed,
  concerns,
  describeRegistered,
  nameRegistered,
  type DiscoverySettings,
  type Registered,
} from '@slipway/plugin-ml-node';

/** A registered model; `deletedAt`: it is gone from its registry. */
export type KnownRegistered = Registered & { deletedAt?: string };

/** What the catalog is to be told. Nothing where both are empty. */
export type Mutation = {
  added: MLModelEntity[];
  /** Entity references. */
  removed: string[];
};

const keyOf = ({ instance, model }: RegistryName) =>
  JSON.stringify([instance, model]);

/** Keys in order, what is undefined left out: two that say the same are the same text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );

/** Of everything that we write; the catalog and its processors add what they like. */
const digestOf = (entity: MLModelEntity): string =>
  createHash('sha256').update(canonical(entity)).digest('hex').slice(0, 32);

const keptDigest = ({ metadata }: Entity) =>
  metadata.annotations?.[DISCOVERED_DIGEST_ANNOTATION];

function entityOf(
  registered: KnownRegistered,
  discovery: DiscoverySettings,
  name: string,
): MLModelEntity {
  const location = discoveredLocation(registered);
  const described = describeRegistered(
    registered,
    discovery.of(registered.instance),
    name,
  );
  const annotations = {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
  const metadata = {
    ...described.metadata,
    annotations,
    tags: ['discovered'],
  };
  const entity = { ...described, metadata };
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: {
        ...annotations,
        [DISCOVERED_DIGEST_ANNOTATION]: digestOf(entity),
      },
    },
  };
}

/** An entity that discovery made. */
type Made = { entity: Entity; ref: string; key: string };

/** By registered model; several where the namespace was changed. */
function madeOf(models: readonly Entity[]): Map<string, Made[]> {
  const byKey = new Map<string, Made[]>();
  for (const entity of models.filter(isDiscovered)) {
    const key = keyOf(registryNameOf(entity));
    const ref = stringifyEntityRef(entity);
    byKey.set(key, [...(byKey.get(key) ?? []), { entity, ref, key }]);
  }
  return byKey;
}

/** The one that stays: that in the wanted namespace, else the first of them. */
const before = (
  made: readonly Made[] | undefined,
  namespace: string,
): Made | undefined => {
  const sorted = [...(made ?? [])].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const prefix = `mlmodel:${namespace}/`.toLocaleLowerCase('en-US');
  return sorted.find(({ ref }) => ref.startsWith(prefix)) ?? sorted[0];
};

/**
 * What has to change so that every registered model that nobody described has one entity, where discovery is on. Pure.
 *
 * A model that the registries do not mention at all keeps its entity: a list that is still being filled, or a server
 * that is away, takes nothing from the catalog. Only what is known to be gone, described, or no longer wanted goes, and
 * what belongs to a registry that is no longer configured.
 */
export function planMutation(options: {
  registered: readonly KnownRegistered[];
  /** Names of the configured registries. */
  registries: ReadonlySet<string>;
  /** Every model of the catalog. */
  models: readonly Entity[];
  discovery: DiscoverySettings;
}): Mutation {
  const { registered, registries, models, discovery } = options;
  const described = models.filter(model => !isDiscovered(model));
  const describedKeys = new Set(
    described
      .filter(isRegistryNamed)
      .map(model => keyOf(registryNameOf(model))),
  );
  const taken = new Set(described.map(model => stringifyEntityRef(model)));
  const made = madeOf(models);
  const isWanted = (name: RegistryName) =>
    registries.has(name.instance) &&
    discovery.of(name.instance).mode === 'on' &&
    concerns(discovery.of(name.instance), name.model) &&
    !describedKeys.has(keyOf(name));

  const added: MLModelEntity[] = [];
  /** Entity reference, by registered model. */
  const kept = new Map<string, string>();
  const keptRefs = new Set<string>();
  const gone = new Set<string>();
  for (const one of [...registered].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  )) {
    const key = keyOf(one);
    if (one.deletedAt) gone.add(key);
    if (one.deletedAt || !isWanted(one) || !canBeDescribed(one)) continue;
    const { namespace } = discovery.of(one.instance);
    const last = before(made.get(key), namespace);
    const name =
      last?.entity.metadata.name ??
      nameRegistered(one, wanted =>
        taken.has(`mlmodel:${namespace}/${wanted}`.toLocaleLowerCase('en-US')),
      );
    const entity = entityOf(one, discovery, name);
    const ref = stringifyEntityRef(entity);
    // Two models of one name: the first keeps it, the other one stays a line of housekeeping.
    if (keptRefs.has(ref) || taken.has(ref)) continue;
    kept.set(key, ref);
    keptRefs.add(ref);
    if (last?.ref !== ref || keptDigest(last.entity) !== keptDigest(entity)) {
      added.push(entity);
    }
  }

  const removed = [...made.values()].flat().filter(({ entity, key, ref }) => {
    if (keptRefs.has(ref)) return false;
    return kept.has(key) || gone.has(key) || !isWanted(registryNameOf(entity));
  });
  return { added, removed: removed.map(({ ref }) => ref).sort() };
}
