/**
 * The default permission policy: ownership and tier approver groups.
 *
 * @packageDocumentation
 */
export { permissionModuleMl as default } from './module';
export { MlPermissionPolicy } from './MlPermissionPolicy';
export { readStanding, type Standing } from './standing';
