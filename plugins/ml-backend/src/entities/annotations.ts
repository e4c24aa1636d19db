import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  MLFLOW_EXPERIMENT_ANNOTATION,
  MLFLOW_INSTANCE_ANNOTATION,
  MLFLOW_MODEL_ANNOTATIONS,
  MLFLOW_MODEL_URI_ANNOTATION,
} from '@slipway/plugin-ml-common';

const read = (entity: Entity, name: string): string | undefined =>
  entity.metadata.annotations?.[name]?.trim() || undefined;

/** Registered model name by annotation: a plain name, or the name in `models:/name[/version]`. */
export function annotatedModel(entity: Entity): string | undefined {
  for (const name of MLFLOW_MODEL_ANNOTATIONS) {
    const value = read(entity, name);
    if (value) return value;
  }
  const uri = read(entity, MLFLOW_MODEL_URI_ANNOTATION);
  return /^models:\/+([^/@]+)/.exec(uri ?? '')?.[1];
}

/** Experiment names by annotation. */
export function annotatedExperiments(entity: Entity): string[] | undefined {
  const names = read(entity, MLFLOW_EXPERIMENT_ANNOTATION)
    ?.split(',')
    .map(name => name.trim())
    .filter(Boolean);
  return names?.length ? names : undefined;
}

/** Configured instance by annotation. */
export const annotatedInstance = (entity: Entity): string | undefined =>
  read(entity, MLFLOW_INSTANCE_ANNOTATION);

const urlOf = (locationRef: string | undefined): string | undefined => {
  if (!locationRef) return undefined;
  try {
    const { type, target } = parseLocationRef(locationRef);
    return type === 'url' ? target : undefined;
  } catch {
    return undefined;
  }
};

/** Backstage repository URL of the tree that an entity's file came from; ends with a slash. */
export function sourceTree(entity: Entity): string | undefined {
  const source = urlOf(read(entity, ANNOTATION_SOURCE_LOCATION));
  if (source) return source;
  const file = urlOf(read(entity, ANNOTATION_LOCATION));
  return file?.replace(/[^/]*$/, '');
}
