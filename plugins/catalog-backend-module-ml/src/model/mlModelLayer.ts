import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { annotations } from './annotations';
import { featureSetKind } from './featureSetKind';
import { mlModelKind } from './mlModelKind';
import { mlPipelineKind } from './mlPipelineKind';
import { relationPairs } from './relationPairs';

/** Our kinds, relations and annotations as one layer of the catalog's model. */
export const mlModelLayer = createCatalogModelLayer({
  layerId: 'slipway.dev/ml',
  builder: model => {
    for (const kind of [mlModelKind, featureSetKind, mlPipelineKind])
      model.addKind(kind);
    for (const pair of relationPairs) model.addRelationPair(pair);
    for (const annotation of annotations) model.addAnnotation(annotation);
  },
});
