import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';
import {
  discoveredLocation,
  isDiscovered,
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
const canonical = (value: JsonValue | undefined): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );

/** What of an entity we write; the catalog adds its own fields, annotations and relations. */
const ours = ({ metadata, spec }: Entity) => ({
  name: metadata.name,
  namespace: metadata.namespace ?? 'default',
  title: metadata.title,
  description: metadata.description,
  tags: metadata.tags,
  location: metadata.annotations?.[ANNOTATION_LOCATION],
  origin: metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION],
  spec,
});

const isSame = (one: Entity, other: Entity) =>
  canonical(ours(one)) === canonical(ours(other));

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
  return {
    ...described,
    metadata: {
      ...described.metadata,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
      tags: ['discovered'],
    },
  };
}

/**
 * What has to change so that every registered model that nobody described has one entity, where discovery is on. Pure.
 *
 * A model that the registries do not mention at all keeps its entity: a list that is still being filled, or a server
 * that is away, takes nothing from the catalog. Only what is known to be gone, described, or no longer wanted goes.
 */
export function planMutation(options: {
  registered: readonly KnownRegistered[];
  /** Every model of the catalog. */
  models: readonly Entity[];
  discovery: DiscoverySettings;
}): Mutation {
  const { registered, models, discovery } = options;
  const described = models.filter(model => !isDiscovered(model));
  const describedKeys = new Set(
    described.map(model => keyOf(registryNameOf(model))),
  );
  const taken = new Set(described.map(model => stringifyEntityRef(model)));
  const made = models
    .filter(isDiscovered)
    .map(entity => ({ entity, ref: stringifyEntityRef(entity) }))
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const madeByKey = new Map(
    made.map(one => [keyOf(registryNameOf(one.entity)), one]),
  );
  const isWanted = (name: RegistryName) =>
    discovery.of(name.instance).mode === 'on' &&
    concerns(discovery.of(name.instance), name.model) &&
    !describedKeys.has(keyOf(name));

  const added: MLModelEntity[] = [];
  const kept = new Set<string>();
  const gone = new Set<string>();
  for (const one of [...registered].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  )) {
    if (one.deletedAt) gone.add(keyOf(one));
    if (one.deletedAt || !isWanted(one) || !canBeDescribed(one)) continue;
    const { namespace } = discovery.of(one.instance);
    const before = madeByKey.get(keyOf(one));
    const name =
      before?.entity.metadata.name ??
      nameRegistered(one, wanted =>
        taken.has(`mlmodel:${namespace}/${wanted}`.toLocaleLowerCase('en-US')),
      );
    const entity = entityOf(one, discovery, name);
    const ref = stringifyEntityRef(entity);
    // Two models of one name: the first keeps it, the other one stays a line of housekeeping.
    if (kept.has(ref) || taken.has(ref)) continue;
    kept.add(ref);
    if (!before || before.ref !== ref || !isSame(before.entity, entity)) {
      added.push(entity);
    }
  }

  const removed = made.filter(({ entity, ref }) => {
    if (kept.has(ref)) return false;
    const name = registryNameOf(entity);
    return !isWanted(name) || gone.has(keyOf(name));
  });
  return { added, removed: removed.map(({ ref }) => ref) };
}
