import { RELATION_PART_OF, type Entity } from '@backstage/catalog-model';
import {
  dataKindOf,
  flowsOf,
  isFeatureSetLike,
  isModelLike,
  isPipelineLike,
} from '@slipway/plugin-ml-common';

const connected = new Set(['resource', 'component', 'api', 'system']);

/** Does something flow to it or from it? That a service belongs to a product says nothing of either yet. */
const isInAFlow = (entity: Entity): boolean =>
  connected.has(entity.kind.toLocaleLowerCase('en-US')) &&
  flowsOf(entity).some(
    ({ side, relation }) =>
      side === 'upstream' || relation !== RELATION_PART_OF,
  );

/**
 * Does the page of this entity have a lineage: is it ours, or data, or something that a lineage can lead to? How far
 * ours are is not known before it is asked, so a service that no model comes near has one too.
 */
export const hasLineage = (entity: Entity): boolean =>
  isModelLike(entity) ||
  isFeatureSetLike(entity) ||
  isPipelineLike(entity) ||
  dataKindOf(entity) !== undefined ||
  isInAFlow(entity);
