import { parseEntityRef, type Entity } from '@backstage/catalog-model';
import {
  isFeatureSetLike,
  isModelLike,
  isPipelineLike,
} from '@slipway/plugin-ml-common';

const ours = new Set(['mlmodel', 'featureset', 'mlpipeline']);
const connected = new Set(['resource', 'component', 'api']);

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** Does the page of this entity have a lineage: is it ours, or a table, a service or an API that is connected to ours? */
export const hasLineage = (entity: Entity): boolean =>
  isModelLike(entity) ||
  isFeatureSetLike(entity) ||
  isPipelineLike(entity) ||
  (connected.has(lower(entity.kind)) &&
    (entity.relations ?? []).some(({ targetRef }) =>
      ours.has(lower(parseEntityRef(targetRef).kind)),
    ));
