import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  isFeatureSetLike,
  isModelLike,
  isPipelineLike,
} from '@slipway/plugin-ml-common';
import type { EmptyProps } from '../design';

type Remedy = Required<Pick<EmptyProps, 'detail' | 'snippet'>>;

const ofModel: Remedy = {
  detail:
    'Name what it uses and what serves it in its catalog-info.yaml. Data that a run logs with mlflow.log_input stands here by itself.',
  snippet: `spec:
  uses: [featureset:my-features]
  trainedBy: [mlpipeline:my-training]
  servedBy: [component:my-service]
`,
};

const ofFeatureSet = (ref: string): Remedy => ({
  detail:
    'Name what it is computed from in its catalog-info.yaml, and this in that of the models that use it.',
  snippet: `spec: # of this
  sources: [resource:my-table]
spec: # of a model
  uses: [${ref}]
`,
});

const ofPipeline: Remedy = {
  detail: 'Name what it reads and what it makes in its catalog-info.yaml.',
  snippet: `spec:
  consumes: [resource:my-table]
  produces: [mlmodel:my-model]
`,
};

const ofProduct = (ref: string): Remedy => ({
  detail:
    'Name it as the system of a model, a service or an API, in the catalog-info.yaml of that one.',
  snippet: `spec:\n  system: ${ref}\n`,
});

const ofService = (ref: string): Remedy => ({
  detail: 'Name it as what serves a model, in the catalog-info.yaml of that.',
  snippet: `spec:\n  servedBy: [${ref}]\n`,
});

const ofData = (ref: string): Remedy => ({
  detail:
    'Name it where it is read, in the catalog-info.yaml of a feature set or a pipeline. A model stands here by itself once a run logged this, by its name or its title, as its data (mlflow.log_input).',
  snippet: `spec: # of a feature set
  sources: [${ref}]
spec: # of a pipeline
  consumes: [${ref}]
`,
});

function remedyOf(entity: Entity): Remedy {
  const ref = stringifyEntityRef(entity);
  if (isModelLike(entity)) return ofModel;
  if (isFeatureSetLike(entity)) return ofFeatureSet(ref);
  if (isPipelineLike(entity)) return ofPipeline;
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'system':
      return ofProduct(ref);
    case 'component':
    case 'api':
      return ofService(ref);
    default:
      return ofData(ref);
  }
}

/** What is said while the lineage of an entity is empty, and what to write where so that it is not. */
export const unconnected = (entity: Entity): EmptyProps => ({
  title: 'Nothing is connected to this yet.',
  ...remedyOf(entity),
});
