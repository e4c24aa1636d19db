import type { Entity } from '@backstage/catalog-model';
import type {
  FeatureSetEntity,
  MLModelEntity,
  MLPipelineEntity,
} from './kinds';

/** Annotations by which others already point at MLflow; the first that is set wins. */
export const MLFLOW_MODEL_ANNOTATIONS = [
  'mlflow.org/model-name',
  'mlflow/model-name',
] as const;
/** `models:/name[/version]`. */
export const MLFLOW_MODEL_URI_ANNOTATION = 'mlflow.org/model-uri';
/** One experiment name, or several separated by commas. */
export const MLFLOW_EXPERIMENT_ANNOTATION = 'mlflow.org/experiment';
/** Instance of the tracking server, where it is not `default`. */
export const MLFLOW_INSTANCE_ANNOTATION = 'mlflow.org/instance';

const hasKind = (entity: Entity, kind: string) =>
  entity.kind.toLocaleLowerCase('en-US') === kind;

/** Is this an entity of our kind MLModel? */
export const isMLModel = (entity: Entity): entity is MLModelEntity =>
  hasKind(entity, 'mlmodel');

/** Is this an entity of our kind FeatureSet? */
export const isFeatureSet = (entity: Entity): entity is FeatureSetEntity =>
  hasKind(entity, 'featureset');

/** Is this an entity of our kind MLPipeline? */
export const isMLPipeline = (entity: Entity): entity is MLPipelineEntity =>
  hasKind(entity, 'mlpipeline');

const isDescribedByHand = (entity: Entity, type: string) =>
  (hasKind(entity, 'component') || hasKind(entity, 'resource')) &&
  entity.spec?.type === type;

const hasMlflowAnnotation = (entity: Entity) =>
  [
    ...MLFLOW_MODEL_ANNOTATIONS,
    MLFLOW_MODEL_URI_ANNOTATION,
    MLFLOW_EXPERIMENT_ANNOTATION,
  ].some(name => Boolean(entity.metadata.annotations?.[name]));

/** Does the entity itself say that it is a model, and not only that it has to do with MLflow? */
export const isDescribedAsModel = (entity: Entity): boolean =>
  isMLModel(entity) || isDescribedByHand(entity, 'ml-model');

/** Is this a model: ours, or one that somebody described by hand? */
export const isModelLike = (entity: Entity): boolean =>
  isDescribedAsModel(entity) ||
  ((hasKind(entity, 'component') || hasKind(entity, 'resource')) &&
    hasMlflowAnnotation(entity));

/** Is this a feature set: ours, or one described by hand? */
export const isFeatureSetLike = (entity: Entity): boolean =>
  isFeatureSet(entity) || isDescribedByHand(entity, 'feature-set');

/** Is this a pipeline: ours, or one described by hand? */
export const isPipelineLike = (entity: Entity): boolean =>
  isMLPipeline(entity) || isDescribedByHand(entity, 'ml-pipeline');
