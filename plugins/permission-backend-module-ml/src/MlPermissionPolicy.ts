import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityReadPermission,
  RESOURCE_TYPE_CATALOG_ENTITY,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isReadPermission,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  mlPromotionDecidePermission,
  mlReadPermission,
  mlSearchPermission,
} from '@slipway/plugin-ml-common';
import {
  OPEN_PERMISSIONS,
  OPERATOR_PERMISSIONS,
  OWNER_PERMISSIONS,
} from './openPermissions';
import type { Standing } from './standing';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * The default policy: signed-in people read; owners act on what they own; the people on call stop and roll back;
 * members of a tier's approver groups decide; everything else is denied.
 */
export class MlPermissionPolicy implements PermissionPolicy {
  constructor(private readonly standing: Standing) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) return DENY;
    if (permission.name === mlSearchPermission.name) return this.#search(user);
    const claims = user.info.ownershipEntityRefs;
    const isIn = (groups: ReadonlySet<string>) =>
      claims.some(claim => groups.has(claim.toLocaleLowerCase('en-US')));

    if (isIn(this.standing.administrators)) return ALLOW;
    if (isReadPermission(permission) || OPEN_PERMISSIONS.has(permission.name))
      return ALLOW;
    if (permission.name === mlPromotionDecidePermission.name) {
      const { approvers } = this.standing;
      return !approvers || isIn(approvers) ? ALLOW : DENY;
    }
    if (
      OPERATOR_PERMISSIONS.has(permission.name) &&
      isIn(this.standing.operators)
    )
      return ALLOW;
    if (
      OWNER_PERMISSIONS.has(permission.name) &&
      isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)
    )
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims }),
      );
    return DENY;
  }

  /** A result says what both permissions guard; a policy that extends this one and narrows either, narrows search. */
  async #search(user: PolicyQueryUser): Promise<PolicyDecision> {
    const [ml, entity] = await Promise.all([
      this.handle({ permission: mlReadPermission }, user),
      this.handle({ permission: catalogEntityReadPermission }, user),
    ]);
    return ml.result === AuthorizeResult.DENY ? DENY : entity;
  }
}
