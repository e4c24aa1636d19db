import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** Says who belongs to what at this moment, without the person being there. */
export interface ApproverDirectory {
  /** Is the person a member of the group, directly or through its children? */
  isMember(userRef: string, groupRef: string): Promise<boolean>;
}

// Deeper trees of groups are a mistake in the catalog, and circles end here.
const MAX_DEPTH = 8;

/** Membership as the catalog has it now. */
export class CatalogApproverDirectory implements ApproverDirectory {
  constructor(
    private readonly services: { catalog: CatalogService; auth: AuthService },
  ) {}

  async isMember(userRef: string, groupRef: string): Promise<boolean> {
    const credentials = await this.services.auth.getOwnServiceCredentials();
    let refs = [userRef];
    const seen = new Set<string>();
    for (let depth = 0; depth < MAX_DEPTH && refs.length > 0; depth += 1) {
      const { items } = await this.services.catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: ['relations'] },
        { credentials },
      );
      // A person is a member of groups, a group is a child of groups.
      const relation = depth === 0 ? RELATION_MEMBER_OF : RELATION_CHILD_OF;
      const above = items.flatMap(item => targets(item, relation));
      if (above.includes(groupRef)) {
        return true;
      }
      refs = [...new Set(above)].filter(ref => !seen.has(ref));
      refs.forEach(ref => seen.add(ref));
    }
    return false;
  }
}

function targets(entity: Entity | undefined, relation: string): string[] {
  return (entity?.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}
