import type { CatalogModelAnnotationDefinition } from '@backstage/catalog-model/alpha';
import {
  MLFLOW_EXPERIMENT_ANNOTATION,
  MLFLOW_INSTANCE_ANNOTATION,
  MLFLOW_MODEL_ANNOTATIONS,
  MLFLOW_MODEL_URI_ANNOTATION,
} from '@slipway/plugin-ml-common';

/** Annotations by which a hand-described entity points at MLflow. */
export const annotations: CatalogModelAnnotationDefinition[] = [
  ...MLFLOW_MODEL_ANNOTATIONS.map(name => ({
    name,
    title: 'MLflow model',
    description: 'Registered model name in MLflow',
  })),
  {
    name: MLFLOW_MODEL_URI_ANNOTATION,
    title: 'MLflow model URI',
    description: 'models:/name, with or without a version',
  },
  {
    name: MLFLOW_EXPERIMENT_ANNOTATION,
    title: 'MLflow experiment',
    description: 'Experiment name; several are separated by commas',
  },
  {
    name: MLFLOW_INSTANCE_ANNOTATION,
    title: 'MLflow instance',
    description: 'Configured MLflow instance; `default` where it is absent',
  },
];
