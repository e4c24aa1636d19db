import {
  RELATION_OWNED_BY,
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';
import {
  RELATION_TRAINED_BY,
  RELATION_USES,
  UNOWNED,
  isDiscovered,
  isRegistryNamed,
  registryNameOf,
  type ServingMode,
  type Tier,
} from '@slipway/plugin-ml-common';
import { annotatedExperiments } from './annotations';
import { readObjectives } from './objectives';
import type { ModelSpec } from './types';

const DEFAULT_TIER: Tier = 4;

const text = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const fieldsOf = (value: JsonValue | undefined) =>
  value && typeof value === 'object' && !Array.isArray(value) ? value : {};

const texts = (value: JsonValue | undefined): string[] =>
  Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : [];

const isTier = (value: JsonValue | undefined): value is Tier =>
  value === 1 || value === 2 || value === 3 || value === 4;

const isServingMode = (value: JsonValue | undefined): value is ServingMode =>
  value === 'online' || value === 'batch' || value === 'streaming';

/** Targets of one of an entity's relations, lower case. */
export const targetsOf = (entity: Entity, relation: string): string[] =>
  (entity.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));

/** Lower-case entity reference of the owner, or `unowned`. */
export function ownerOf(entity: Entity): string {
  const written = text(entity.spec?.owner);
  // The catalog makes a relation of every word, also of the one that says nobody.
  if (written === UNOWNED) return UNOWNED;
  const [owner] = targetsOf(entity, RELATION_OWNED_BY);
  if (owner) return owner;
  if (!written) return UNOWNED;
  try {
    return stringifyEntityRef(
      parseEntityRef(written, {
        defaultKind: 'group',
        defaultNamespace: entity.metadata.namespace,
      }),
    );
  } catch {
    return UNOWNED;
  }
}

/** `ml-model` says only what the entity is, not which type of model. */
const typeOf = (entity: Entity) => {
  const type = text(entity.spec?.type);
  return !type || type === 'ml-model' ? 'model' : type;
};

/** A model's entity, ours or described by hand, with every default resolved. */
export function toModelSpec(entity: Entity): ModelSpec {
  const { spec = {}, metadata } = entity;
  const registry = registryNameOf(entity);
  const serving = fieldsOf(spec.serving);
  const experiments = texts(spec.experiments);
  const objectives = readObjectives(spec.objectives);
  return {
    ref: stringifyEntityRef(entity),
    name: metadata.name,
    title: metadata.title,
    description: metadata.description,
    type: typeOf(entity),
    lifecycle: text(spec.lifecycle) ?? 'unknown',
    owner: ownerOf(entity),
    system: text(spec.system),
    tier: isTier(spec.tier) ? spec.tier : DEFAULT_TIER,
    registry,
    experiments: experiments.length
      ? experiments
      : annotatedExperiments(entity) ?? [registry.model],
    trainedBy: targetsOf(entity, RELATION_TRAINED_BY),
    uses: targetsOf(entity, RELATION_USES),
    serving: {
      mode: isServingMode(serving.mode) ? serving.mode : 'online',
      target: text(serving.target),
    },
    runbooks: Object.fromEntries(
      Object.entries(fieldsOf(spec.runbooks)).flatMap(([name, path]) =>
        typeof path === 'string' ? [[name, path]] : [],
      ),
    ),
    ...(objectives.length ? { objectives } : {}),
    ...(isDiscovered(entity) ? { discovered: true } : {}),
    ...(isRegistryNamed(entity) ? {} : { isRegistryGuessed: true }),
  };
}
