import {
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_CATALOG_ENTITY } from './catalogEntity';

/**
 * Read what Slipway knows of a model, feature set or pipeline: versions, runs, health, promotions, deployments.
 * Asked together with `catalog.entity.read` of the entity.
 */
export const mlReadPermission = createPermission({
  name: 'ml.read',
  attributes: { action: 'read' },
});

/** Launch a pipeline. Decided for the pipeline's entity. */
export const mlLaunchCreatePermission = createPermission({
  name: 'ml.launch.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Stop a launch or try it again. Decided for the pipeline's entity. */
export const mlLaunchControlPermission = createPermission({
  name: 'ml.launch.control',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Request, preview or withdraw a promotion. Decided for the model's entity. */
export const mlPromotionRequestPermission = createPermission({
  name: 'ml.promotion.request',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Approve, reject or revoke a promotion. This opens the door; that the person is in the tier's approver group and
 * did not ask for the promotion is a rule of the promotion itself and holds under every policy.
 */
export const mlPromotionDecidePermission = createPermission({
  name: 'ml.promotion.decide',
  attributes: { action: 'update' },
});

/** Abort a running promotion or roll a deployment back. Decided for the model's entity. */
export const mlDeploymentControlPermission = createPermission({
  name: 'ml.deployment.control',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Send observations. Meant for services. */
export const mlObservationCreatePermission = createPermission({
  name: 'ml.observation.create',
  attributes: { action: 'create' },
});

/**
 * Find what Slipway knows of a model, feature set or pipeline in the portal's search. The search backend asks one
 * permission for each result, so this one stands for both: a policy answers it as it answers `catalog.entity.read` of
 * the entity, and denies it to whomever it denies `ml.read`.
 */
export const mlSearchPermission = createPermission({
  name: 'ml.search.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Read and verify the ledger as a whole. */
export const mlLedgerReadPermission = createPermission({
  name: 'ml.ledger.read',
  attributes: { action: 'read' },
});

/** Every permission of the plugin. */
export const mlPermissions: Permission[] = [
  mlReadPermission,
  mlLaunchCreatePermission,
  mlLaunchControlPermission,
  mlPromotionRequestPermission,
  mlPromotionDecidePermission,
  mlDeploymentControlPermission,
  mlObservationCreatePermission,
  mlSearchPermission,
  mlLedgerReadPermission,
];
