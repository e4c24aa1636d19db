import type { Entity } from '@backstage/catalog-model';
import type { RegistryReference } from './kinds';
import {
  isDescribedAsModel,
  MLFLOW_INSTANCE_ANNOTATION,
  MLFLOW_MODEL_ANNOTATIONS,
  MLFLOW_MODEL_URI_ANNOTATION,
} from './predicates';

/** A registered model: the configured instance, and the name there. */
export type RegistryName = Required<RegistryReference>;

const annotation = (entity: Entity, name: string): string | undefined =>
  entity.metadata.annotations?.[name]?.trim() || undefined;

/** Registered model name by annotation: a plain name, or the name in `models:/name[/version]`. */
function annotatedModel(entity: Entity): string | undefined {
  for (const name of MLFLOW_MODEL_ANNOTATIONS) {
    const value = annotation(entity, name);
    if (value) return value;
  }
  const uri = annotation(entity, MLFLOW_MODEL_URI_ANNOTATION);
  return /^models:\/+([^/@]+)/.exec(uri ?? '')?.[1];
}

/** Configured instance by annotation. */
const annotatedInstance = (entity: Entity): string | undefined =>
  annotation(entity, MLFLOW_INSTANCE_ANNOTATION);

/** What `spec.registry` says. */
function writtenName(entity: Entity): RegistryReference {
  const registry = entity.spec?.registry;
  const written =
    registry && typeof registry === 'object' && !Array.isArray(registry)
      ? registry
      : {};
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  return { instance: text(written.instance), model: text(written.model) };
}

/** Where a model is registered, whichever way it is described, with every default resolved. */
export function registryNameOf(entity: Entity): RegistryName {
  const { instance, model } = writtenName(entity);
  return {
    instance: instance ?? annotatedInstance(entity) ?? 'default',
    model: model ?? annotatedModel(entity) ?? entity.metadata.name,
  };
}

/**
 * Does anything say that it is registered? A component that names an experiment has runs; that a model of the
 * component's name is registered is no more than likely.
 */
export const isRegistryNamed = (entity: Entity): boolean =>
  isDescribedAsModel(entity) ||
  (writtenName(entity).model ?? annotatedModel(entity)) !== undefined;
