import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  type Entity,
} from '@backstage/catalog-model';
import { MLFLOW_EXPERIMENT_ANNOTATION } from '@slipway/plugin-ml-common';

const read = (entity: Entity, name: string): string | undefined =>
  entity.metadata.annotations?.[name]?.trim() || undefined;

/** Experiment names by annotation. */
export function annotatedExperiments(entity: Entity): string[] | undefined {
  const names = read(entity, MLFLOW_EXPERIMENT_ANNOTATION)
    ?.split(',')
    .map(name => name.trim())
    .filter(Boolean);
  return names?.length ? names : undefined;
}

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
