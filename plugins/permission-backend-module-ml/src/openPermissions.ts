import { mlLedgerReadPermission } from '@slipway/plugin-ml-common';

/**
 * What every signed-in person may do besides reading: what the portal's pages need and what harms nobody else.
 * Anything that is not named here, read, or decided by ownership is denied.
 */
export const OPEN_PERMISSIONS: ReadonlySet<string> = new Set([
  mlLedgerReadPermission.name,
  'catalog.entity.create',
  'catalog.location.create',
  'catalog.location.analyze',
  'catalog.entity.validate',
  'scaffolder.action.execute',
  'scaffolder.task.create',
  'scaffolder.task.cancel',
]);

/** What the owner of the entity may do. */
export const OWNER_PERMISSIONS: ReadonlySet<string> = new Set([
  'ml.launch.create',
  'ml.launch.control',
  'ml.promotion.request',
  'ml.deployment.control',
  'catalog.entity.refresh',
  'catalog.entity.delete',
]);

/** What the people on call may do for every entity. */
export const OPERATOR_PERMISSIONS: ReadonlySet<string> = new Set([
  'ml.launch.control',
  'ml.deployment.control',
]);
