import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  MLFLOW_EXPERIMENT_ANNOTATION,
  MLFLOW_MODEL_ANNOTATIONS,
  MLFLOW_MODEL_URI_ANNOTATION,
} from '@slipway/plugin-ml-common';

const DESCRIBED_BY_HAND = ['component', 'resource'];

/** The catalog's filter for what `isModelLike` accepts. */
export const MODEL_ENTITIES: Record<string, string | symbol | string[]>[] = [
  { kind: 'mlmodel' },
  { kind: DESCRIBED_BY_HAND, 'spec.type': 'ml-model' },
  ...[
    ...MLFLOW_MODEL_ANNOTATIONS,
    MLFLOW_MODEL_URI_ANNOTATION,
    MLFLOW_EXPERIMENT_ANNOTATION,
  ].map(annotation => ({
    kind: DESCRIBED_BY_HAND,
    [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
  })),
];
